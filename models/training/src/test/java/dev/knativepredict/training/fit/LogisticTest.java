package dev.knativepredict.training.fit;

import static org.assertj.core.api.Assertions.assertThat;

import ai.onnx.proto.OnnxMl;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import dev.knativepredict.manifest.Sha256;
import dev.knativepredict.training.Specs;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LogisticTest {

  private static final Sha256 DATA = Sha256.of(new byte[0]);

  @ParameterizedTest
  @ValueSource(doubles = {0, 100, 2010, 50000})
  void theGraphIsAsExactFarFromZeroAsNearIt(double mean) throws OrtException {
    Examples examples = around(mean);
    Classifier classifier = new Logistic().fit(Specs.small().trainer(), examples);

    float[][] rows = examples.columns().stream().map(LogisticTest::floats).toArray(float[][]::new);
    float[][] found = run(classifier.graph(DATA), rows);

    for (int i = 0; i < rows.length; i++) {
      double[] expected = classifier.probabilities(examples.columns().get(i));
      assertThat(Probabilities.near(new double[] {found[i][0], found[i][1]}, expected)).isTrue();
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

  private static List<String> operators(double mean) {
    return new Logistic()
        .fit(Specs.small().trainer(), around(mean)).graph(DATA).getGraph().getNodeList().stream()
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

  private static float[] floats(double[] row) {
    return new float[] {(float) row[0], (float) row[1]};
  }

  private static float[][] run(OnnxMl.ModelProto.Builder model, float[][] rows)
      throws OrtException {
    model.setIrVersion(6).addOpsetImportBuilder().setVersion(13);
    OrtEnvironment environment = OrtEnvironment.getEnvironment();
    try (var session = environment.createSession(model.build().toByteArray());
        OnnxTensor input = OnnxTensor.createTensor(environment, rows);
        var result = session.run(Map.of(GraphBuilder.INPUT, input))) {
      return (float[][]) result.get(0).getValue();
    }
  }
}
