package dev.knativepredict.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.knativepredict.manifest.Datatype;
import dev.knativepredict.manifest.TensorSpec;
import dev.knativepredict.testgraphs.IdentityGraph;
import dev.knativepredict.testgraphs.SlowGraph;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GraphTest {

  private static final Tensor ROW = Tensor.Numbers.of(new float[] {1, 2, 3}, 1, 3);

  @TempDir Path directory;

  @Test
  void theSignatureIsReadFromTheGraphInItsOrder() throws Exception {
    try (Graph graph = open(new IdentityGraph().with(1, -1, 3).with(7, 2).with(8))) {
      assertThat(graph.inputs())
          .containsExactly(
              new TensorSpec("x0", Datatype.FP32, List.of(TensorSpec.ANY, 3L)),
              new TensorSpec("x1", Datatype.INT64, List.of(2L)),
              new TensorSpec("x2", Datatype.BYTES, List.of()));
      assertThat(graph.outputs()).extracting(TensorSpec::name).containsExactly("y0", "y1", "y2");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "1,FP32", "2,UINT8", "3,INT8", "5,INT16", "6,INT32", "7,INT64", "9,BOOL", "10,FP16", "11,FP64",
    "16,BF16"
  })
  void numbersOfEachTypeComeBackBitByBit(int type, Datatype datatype) throws Exception {
    ByteBuffer bytes = ByteBuffer.allocate(6 * datatype.size());
    for (int i = 0; i < bytes.capacity(); i++) {
      bytes.put(i, (byte) (datatype == Datatype.BOOL ? i % 2 : 16 + i));
    }
    for (long rows = 1; rows <= 2; rows++) {
      Tensor sent = new Tensor.Numbers(datatype, List.of(rows, 6 / rows), bytes);
      assertThat(echo(new IdentityGraph().with(type, -1, 6 / rows), sent)).isEqualTo(sent);
    }
  }

  @Test
  void textsComeBackAsTheyAre() throws Exception {
    Tensor sent = new Tensor.Texts(List.of(2L, 2L), List.of("", "ä", "日本", "a\nb"));

    assertThat(echo(new IdentityGraph().with(8, -1, 2), sent)).isEqualTo(sent);
  }

  @Test
  void aSingleElementHasNoDimensions() throws Exception {
    Tensor sent = Tensor.Numbers.of(new float[] {7});

    assertThat(echo(new IdentityGraph().with(1), sent)).isEqualTo(sent);
  }

  @Test
  void onlyTheOutputsThatAreAskedForComeBackInTheirOrder() throws Exception {
    try (Graph graph = open(new IdentityGraph().with(1, -1, 3).with(1, -1, 3).with(1, -1, 3));
        GraphRun run = graph.newRun()) {
      Map<String, Tensor> inputs = Map.of("x0", ROW, "x1", ROW, "x2", ROW);

      assertThat(run.run(inputs, new LinkedHashSet<>(List.of("y2", "y0"))).keySet())
          .containsExactly("y2", "y0");
    }
  }

  @Test
  void aResultIsNotChangedByTheNextRun() throws Exception {
    try (Graph graph = open(new IdentityGraph().with(1, -1, 3));
        GraphRun run = graph.newRun()) {
      Map<String, Tensor> first = run.run(Map.of("x0", ROW), Set.of("y0"));
      run.run(Map.of("x0", Tensor.Numbers.of(new float[] {4, 5, 6}, 1, 3)), Set.of("y0"));

      assertThat(first).containsEntry("y0", ROW);
    }
  }

  @Test
  @Timeout(value = 20, unit = TimeUnit.SECONDS)
  void aRunThatIsStoppedFailsAndTheNextOneRuns() throws Exception {
    Path file = Files.write(directory.resolve("slow.onnx"), SlowGraph.bytes());
    try (Graph graph = Graph.open(file, 1);
        GraphRun run = graph.newRun()) {
      Tensor hours = Tensor.Numbers.of(new float[] {0, 1, 1e10f}, 1, 3);
      Thread stopper =
          Thread.startVirtualThread(() -> {
            sleep(200);
            run.stop();
          });
      assertThatThrownBy(() -> run.run(Map.of("input", hours), Set.of("output")))
          .isInstanceOf(RunFailed.class);
      stopper.join();
      run.reset();

      assertThat(run.run(Map.of("input", ROW), Set.of("output")))
          .containsEntry("output", Tensor.Numbers.of(new float[] {1, 2}, 1, 2));
    }
  }

  @Test
  void aFileThatIsNotAGraphIsRefusedInOneLine() throws IOException {
    Path file = Files.writeString(directory.resolve("model.onnx"), "no graph");

    assertThatThrownBy(() -> Graph.open(file, 1))
        .isInstanceOf(InvalidGraph.class)
        .hasMessageStartingWith("onnxruntime refuses the graph: ")
        .message()
        .doesNotContain("\n");
  }

  @Test
  void aTensorHasAsManyElementsAsItsShapeSays() {
    assertThatThrownBy(() -> Tensor.Numbers.of(new float[3], 2, 2))
        .hasMessage("12 bytes or texts do not fill the shape [2, 2]");
    assertThatThrownBy(() -> new Tensor.Texts(List.of(-1L), List.of("a")))
        .hasMessageContaining("negative");
  }

  private Tensor echo(IdentityGraph identity, Tensor sent) throws Exception {
    try (Graph graph = open(identity);
        GraphRun run = graph.newRun()) {
      return run.run(Map.of("x0", sent), Set.of("y0")).values().iterator().next();
    }
  }

  private Graph open(IdentityGraph graph) throws IOException {
    return Graph.open(Files.write(directory.resolve("model.onnx"), graph.bytes()), 1);
  }

  private static void sleep(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
