package dev.knativepredict.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import dev.knativepredict.manifest.Feature;
import dev.knativepredict.manifest.Output;
import dev.knativepredict.manifest.Signature;
import dev.knativepredict.testgraphs.ClassifierGraph;
import dev.knativepredict.testgraphs.IdentityGraph;
import dev.knativepredict.testgraphs.WeightGraph;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DerivedSignatureTest {

  @TempDir Path directory;

  @Test
  void eachColumnIsAFeatureOfTheTensorsNameAndType() throws IOException {
    Signature signature =
        derived(
            new IdentityGraph()
                .with("x:0/a b", "y", 7, -1, 2)
                .with("is new", "z", 9, -1, 1)
                .with("0", "w", 8, -1)
                .bytes());

    assertThat(signature.features())
        .containsExactly(
            new Feature.Numeric("x_0_a_b_0", null, "x:0/a b", null, null, null, 0, null),
            new Feature.Numeric("x_0_a_b_1", null, "x:0/a b", null, null, null, 0, null),
            new Feature.Flag("is_new", null, "is new", false, null),
            new Feature.Text("x0", null, "0", "", null));
    assertThat(signature.output()).isEqualTo(new Output.Tensors(null));
  }

  @Test
  void namesThatAreAlikeGetNumbers() throws IOException {
    String tooLong = "a".repeat(80);
    Signature signature =
        derived(
            new IdentityGraph()
                .with("a.b", "u", 1, -1)
                .with("a:b", "v", 1, -1)
                .with(tooLong, "w", 1, -1, 2)
                .bytes());

    assertThat(signature.features())
        .extracting(Feature::name)
        .containsExactly("a_b", "a_b_2", "a".repeat(64), "a".repeat(62) + "_2");
  }

  @Test
  void aTensorThatIsNoRowLeavesNoFeatures() throws IOException {
    for (long[] shape : List.of(new long[] {-1, 2, 2}, new long[] {-1, -1}, new long[0])) {
      Signature signature = derived(new IdentityGraph().with(1, -1, 2).with(1, shape).bytes());
      assertThat(signature.features()).isEmpty();
      assertThat(signature.inputs()).hasSize(2);
    }
    assertThat(derived(new IdentityGraph().with(1, -1, 1001).bytes()).features()).isEmpty();
  }

  @Test
  void oneColumnIsAValue() throws IOException {
    for (long[] shape : List.of(new long[] {-1}, new long[] {-1, 1}, new long[] {4, 1})) {
      assertThat(derived(new IdentityGraph().with(11, shape).bytes()).output())
          .isEqualTo(new Output.Value("y0", null, null));
    }
  }

  @Test
  void theLabelsOfMapsAreTheClasses() throws IOException {
    Signature signature = derived(ClassifierGraph.bytes(List.of("no", "yes", "maybe")));

    assertThat(signature.output())
        .isEqualTo(
            new Output.Classes(List.of("maybe", "no", "yes"), "label", "output_probability", null));
    assertThat(signature.features())
        .extracting(Feature::name)
        .containsExactly("input_0", "input_1", "input_2");
  }

  @Test
  void theFileSaysWhoMadeItAndWhereItsDataAre() throws IOException {
    GraphFile learned = GraphFile.read(write(ClassifierGraph.bytes(List.of("a", "b"))));
    assertThat(learned.producer()).isEqualTo("testgraphs");
    assertThat(learned.producerVersion()).isEqualTo("1.2");
    assertThat(learned.irVersion()).isEqualTo(7);
    assertThat(learned.operators()).containsEntry("ai.onnx", 14L).containsEntry("ai.onnx.ml", 3L);
    assertThat(learned.labels()).containsExactly("a", "b");
    assertThat(GraphFile.read(write(WeightGraph.external("w/w.bin"))).dataFiles())
        .containsExactly("w/w.bin");
  }

  private Signature derived(byte[] bytes) throws IOException {
    Path file = write(bytes);
    try (Graph graph = Graph.open(file, 1)) {
      return DerivedSignature.of(graph, GraphFile.read(file));
    }
  }

  private Path write(byte[] bytes) throws IOException {
    return Files.write(directory.resolve("model.onnx"), bytes);
  }
}
