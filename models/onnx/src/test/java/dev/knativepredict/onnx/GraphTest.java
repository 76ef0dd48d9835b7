package dev.knativepredict.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.knativepredict.manifest.Datatype;
import dev.knativepredict.manifest.TensorSpec;
import dev.knativepredict.testgraphs.ClassifierGraph;
import dev.knativepredict.testgraphs.IdentityGraph;
import dev.knativepredict.testgraphs.SlowGraph;
import dev.knativepredict.testgraphs.TextGraph;
import dev.knativepredict.testgraphs.WeightGraph;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
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
    "1,FP32",
    "2,UINT8",
    "3,INT8",
    "4,UINT16",
    "5,INT16",
    "6,INT32",
    "7,INT64",
    "9,BOOL",
    "10,FP16",
    "11,FP64",
    "12,UINT32",
    "13,UINT64",
    "16,BF16"
  })
  void numbersOfEachTypeComeBackBitByBit(int type, Datatype datatype) throws Exception {
    ByteBuffer bytes = ByteBuffer.allocate(6 * datatype.size());
    for (int i = 0; i < bytes.capacity(); i++) {
      bytes.put(i, (byte) (datatype == Datatype.BOOL ? i % 2 : 200 + i));
    }
    for (long rows = 1; rows <= 2; rows++) {
      Tensor sent = new Tensor.Numbers(datatype, List.of(rows, 6 / rows), bytes);
      assertThat(echo(new IdentityGraph().with(type, -1, 6 / rows), sent)).isEqualTo(sent);
    }
    Tensor deep = new Tensor.Numbers(datatype, List.of(1L, 3L, 1L, 2L), bytes);
    assertThat(echo(new IdentityGraph().with(type, -1, -1, 1, -1), deep)).isEqualTo(deep);
    Tensor none = new Tensor.Numbers(datatype, List.of(0L, 6L), ByteBuffer.allocate(0));
    assertThat(echo(new IdentityGraph().with(type, -1, 6), none)).isEqualTo(none);
  }

  @Test
  void namesMayHaveAnyCharacters() throws Exception {
    IdentityGraph identity =
        new IdentityGraph().with("a:b/c d.e", "StatefulPartitionedCall:0", 1, 3);
    Tensor sent = Tensor.Numbers.of(new float[] {1, 2, 3}, 3);
    try (Graph graph = open(identity);
        GraphRun run = graph.newRun()) {
      assertThat(run.run(Map.of("a:b/c d.e", sent), Set.of("StatefulPartitionedCall:0")))
          .containsValue(sent);
    }
  }

  @Test
  void typesAndShapesMayBeMixed() throws Exception {
    Tensor texts = new Tensor.Texts(List.of(1L, 1L), List.of("a"));
    Tensor unsigned = new Tensor.Numbers(Datatype.UINT16, List.of(1L), ByteBuffer.allocate(2));
    try (Graph graph = open(new IdentityGraph().with(1, -1, 3).with(8, -1, 1).with(4, -1));
        GraphRun run = graph.newRun()) {
      Map<String, Tensor> outputs =
          run.run(
              Map.of("x0", ROW, "x1", texts, "x2", unsigned),
              new LinkedHashSet<>(List.of("y0", "y1", "y2")));
      assertThat(outputs.values()).containsExactly(ROW, texts, unsigned);
    }
  }

  @Test
  void mapsFromLabelsAreOneTensorWithTheLabelsSorted() throws Exception {
    Path file = write(ClassifierGraph.bytes(List.of("no", "yes", "maybe")));
    try (Graph graph = Graph.open(file, 1);
        GraphRun run = graph.newRun()) {
      assertThat(graph.outputs())
          .containsExactly(
              new TensorSpec("label", Datatype.INT64, List.of(TensorSpec.ANY)),
              new TensorSpec("output_probability", Datatype.FP32, List.of(TensorSpec.ANY, 3L)));
      for (int rows = 1; rows <= 2; rows++) {
        Tensor sent =
            Tensor.Numbers.of(Arrays.copyOf(new float[] {1, 2, 3, 4, 5, 6}, 3 * rows), rows, 3);
        assertThat(run.run(Map.of("input", sent), Set.of("output_probability")))
            .containsValue(
                Tensor.Numbers.of(
                    Arrays.copyOf(new float[] {3, 1, 2, 6, 4, 5}, 3 * rows), rows, 3));
      }
    }
  }

  @Test
  void anInputWithAValueOfItsOwnIsNotAskedFor() throws Exception {
    try (Graph graph = Graph.open(write(WeightGraph.optional()), 1);
        GraphRun run = graph.newRun()) {
      assertThat(graph.inputs()).extracting(TensorSpec::name).containsExactly("x");
      Tensor sent = Tensor.Numbers.of(new float[] {2}, 1);
      assertThat(run.run(Map.of("x", sent), Set.of("y")))
          .containsValue(Tensor.Numbers.of(new float[] {2.5f}, 1));
    }
  }

  @Test
  void dataBesideTheGraphAreRead() throws Exception {
    Files.createDirectories(directory.resolve("weights"));
    byte[] three = ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putFloat(3).array();
    Files.write(directory.resolve("weights/w.bin"), three);
    try (Graph graph = Graph.open(write(WeightGraph.external("weights/w.bin")), 1);
        GraphRun run = graph.newRun()) {
      Tensor sent = Tensor.Numbers.of(new float[] {2}, 1);
      assertThat(run.run(Map.of("x", sent), Set.of("y")))
          .containsValue(Tensor.Numbers.of(new float[] {5}, 1));
    }
  }

  @Test
  void textsComeBackAsTheyAre() throws Exception {
    Tensor sent = new Tensor.Texts(List.of(2L, 2L), List.of("", "ä", "日本", "a\nb"));

    assertThat(echo(new IdentityGraph().with(8, -1, 2), sent)).isEqualTo(sent);
  }

  @Test
  void textsBeyondTheBasicPlaneAreThoseOfTheGraph() throws Exception {
    List<String> known = List.of("ä", "😀", "\uD835\uDFD8 and 🐧🐧", "日本", "");
    Tensor sent = new Tensor.Texts(List.of(5L), known);
    ByteBuffer codes = ByteBuffer.allocate(40).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < 5; i++) {
      codes.putLong(i * 8, i);
    }
    try (Graph graph = Graph.open(write(TextGraph.bytes(known)), 1);
        GraphRun run = graph.newRun()) {
      for (int i = 0; i < 100; i++) {
        assertThat(run.run(Map.of("text", sent), Set.of("code", "again")))
            .containsEntry("code", new Tensor.Numbers(Datatype.INT64, List.of(5L), codes))
            .containsEntry("again", sent);
      }
    }
  }

  @Test
  void manyLongTextsWithEmojiComeBackAsTheyAre() throws Exception {
    List<String> values = Collections.nCopies(3_000, "🐧 \0 ".repeat(50) + "ð");
    Tensor sent = new Tensor.Texts(List.of(1_000L, 3L), values);

    assertThat(echo(new IdentityGraph().with(8, -1, 3), sent)).isEqualTo(sent);
  }

  @Test
  void lettersThatLookLikeTheFirstOfFourBytesComeBackAsTheyAre() throws Exception {
    Tensor sent =
        new Tensor.Texts(List.of(4L), List.of("ð", "el niño", "ô 🐧", "ñ" + "🐧".repeat(99)));

    assertThat(echo(new IdentityGraph().with(8, -1), sent)).isEqualTo(sent);
    assertThat(echo(new IdentityGraph().with(8), new Tensor.Texts(List.of(), List.of("🐧"))))
        .isEqualTo(new Tensor.Texts(List.of(), List.of("🐧")));
  }

  @Test
  void aMapOfLabelsThatCantBeReadIsRefused() throws Exception {
    Path file = write(ClassifierGraph.bytes(List.of("🐧", "a")));

    assertThatThrownBy(() -> Graph.open(file, 1))
        .isInstanceOf(InvalidGraph.class)
        .hasMessageContaining("labels beyond U+FFFF");
  }

  @ParameterizedTest
  @CsvSource({"🐧,y,🐧", "x,a🐧b,a🐧b", "ð,🐱,🐱"})
  void aNameThatCantBeAskedForIsRefused(String input, String output, String refused) {
    assertThatThrownBy(() -> open(new IdentityGraph().with(input, output, 1, -1, 3)))
        .isInstanceOf(InvalidGraph.class)
        .hasMessage(
            "tensor '%s' has a name with characters beyond U+FFFF, by which onnxruntime can't be asked for it; rename it",
            refused);
  }

  @Test
  void anyOtherNameIsServed() throws Exception {
    try (Graph graph = open(new IdentityGraph().with("ð ô", "日本", 1, -1, 3));
        GraphRun run = graph.newRun()) {
      assertThat(run.run(Map.of("ð ô", ROW), Set.of("日本"))).containsEntry("日本", ROW);
    }
  }

  @Test
  void aPathThatOnnxruntimeCantReadIsSaid() throws Exception {
    Path folder = Files.createDirectories(directory.resolve("🐧"));
    Path file = Files.write(folder.resolve("m.onnx"), new IdentityGraph().with(1).bytes());

    assertThatThrownBy(() -> Graph.open(file, 1))
        .isInstanceOf(InvalidGraph.class)
        .hasMessageContaining("its path %s has characters beyond U+FFFF", file);
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
    return Graph.open(write(graph.bytes()), 1);
  }

  private Path write(byte[] graph) throws IOException {
    return Files.write(directory.resolve("model.onnx"), graph);
  }

  private static void sleep(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
