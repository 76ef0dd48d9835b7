package dev.knativepredict.training.fit;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.onnx.proto.OnnxMl;
import dev.knativepredict.manifest.Sha256;
import dev.knativepredict.onnx.Graph;
import dev.knativepredict.onnx.GraphRun;
import dev.knativepredict.onnx.RunFailed;
import dev.knativepredict.onnx.Tensor;
import dev.knativepredict.training.Specs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LogisticTest {

  @TempDir Path folder;

  private static final Sha256 DATA = Sha256.of(new byte[0]);

  @ParameterizedTest
  @ValueSource(doubles = {0, 100, 2010, 50000})
  void theGraphIsAsExactFarFromZeroAsNearIt(double mean) throws IOException, RunFailed {
    Examples examples = around(mean);
    Classifier classifier = fit(examples);

    Tensor.Numbers found = run(classifier.graph(DATA), examples);

    for (int i = 0; i < examples.columns().size(); i++) {
      double[] expected = classifier.probabilities(examples.columns().get(i));
      double[] answer = {found.floatAt(2 * i), found.floatAt(2 * i + 1)};
      assertThat(Probabilities.near(answer, expected)).isTrue();
    }
  }

  @Test
  void onlyAColumnFarFromZeroCostsANode() {
    assertThat(operators(0)).containsExactly("Gemm", "Sigmoid", "LpNormalization");
    assertThat(operators(2010)).containsExactly("Sub", "Gemm", "Sigmoid", "LpNormalization");
  }

  @Test
  void aColumnThatNeverChangesHasNoEffect() {
    List<double[]> columns = List.of(new double[] {1, 7}, new double[] {2, 7});
    Classifier classifier =
        new Logistic().fit(Specs.small().trainer(), new Examples(columns, List.of(0, 1), 2));

    assertThat(classifier.probabilities(new double[] {1, 8}))
        .isEqualTo(classifier.probabilities(new double[] {1, 7}));
  }

  @Test
  void rowsOfOneLabelAloneAndTooManyColumnsAreRefused() {
    List<double[]> columns = List.of(new double[] {1}, new double[] {2});
    List<double[]> wide = List.of(new double[1001], new double[1001]);

    assertThatThrownBy(() -> fit(new Examples(columns, List.of(1, 1), 2)))
        .hasMessage("too few rows: a fold has none of one of the labels");
    assertThatThrownBy(() -> fit(new Examples(wide, List.of(0, 1), 2)))
        .hasMessage("at most 1000 columns, not 1001");
  }

  private static Classifier fit(Examples examples) {
    return new Logistic().fit(Specs.small().trainer(), examples);
  }

  private static List<String> operators(double mean) {
    return fit(around(mean)).graph(DATA).getGraph().getNodeList().stream()
        .map(OnnxMl.NodeProto::getOpType)
        .toList();
  }

  /** Whole numbers around a mean, which single precision has exactly. */
  private static Examples around(double mean) {
    Random random = new Random(7);
    List<double[]> columns =
        IntStream.range(0, 200)
            .mapToObj(i -> new double[] {mean + random.nextInt(-15, 16), random.nextInt(10)})
            .toList();
    List<Integer> labels = columns.stream().map(row -> row[0] + row[1] > mean + 4 ? 1 : 0).toList();
    return new Examples(columns, labels, 2);
  }

  private static Map<String, Tensor> input(Examples examples) {
    float[] values = new float[2 * examples.columns().size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) examples.columns().get(i / 2)[i % 2];
    }
    return Map.of(GraphBuilder.INPUT, Tensor.Numbers.of(values, examples.columns().size(), 2));
  }

  private Tensor.Numbers run(OnnxMl.ModelProto.Builder model, Examples examples)
      throws IOException, RunFailed {
    model.setIrVersion(6).addOpsetImportBuilder().setVersion(13);
    Path file = Files.write(folder.resolve("model.onnx"), model.build().toByteArray());
    try (Graph graph = Graph.open(file, 1);
        GraphRun run = graph.newRun()) {
      return (Tensor.Numbers)
          requireNonNull(
              run.run(input(examples), Set.of(GraphBuilder.OUTPUT)).get(GraphBuilder.OUTPUT));
    }
  }
}
