package dev.knativepredict.training.fit;

import static dev.knativepredict.training.fit.GraphBuilder.INPUT;
import static dev.knativepredict.training.fit.GraphBuilder.OUTPUT;
import static dev.knativepredict.training.fit.GraphBuilder.attribute;

import ai.onnx.proto.OnnxMl;
import dev.knativepredict.manifest.Sha256;
import dev.knativepredict.training.data.TrainerSpec;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.tribuo.ONNXExportable;
import org.tribuo.Tribuo;

/** Logistic regression over scaled columns. Its setting: {@code cost}. */
public final class Logistic implements Family {

  private static final String COST = "cost";

  @Override
  public String name() {
    return "logistic";
  }

  @Override
  public Map<String, String> description(TrainerSpec trainer) {
    return Map.of(
        "library",
        "Tribuo " + Tribuo.VERSION,
        "trainer",
        "logistic regression (LibLinear, L2R_LR)",
        COST,
        Double.toString(trainer.positive(COST)));
  }

  @Override
  public Classifier fit(TrainerSpec trainer, Examples examples) {
    trainer.allowOnly(Set.of(COST));
    Scaling scaling = Scaling.of(examples.columns());
    List<double[]> scaled = examples.columns().stream().map(scaling::apply).toList();
    return new Scaled(
        scaling,
        LogisticRegression.fit(
            new Examples(scaled, examples.labels(), examples.labelCount()),
            trainer.positive(COST)));
  }

  /** A regression over scaled columns, with a graph that takes unscaled ones. */
  private record Scaled(Scaling scaling, LogisticRegression regression) implements Classifier {

    @Override
    public double[] probabilities(double[] columns) {
      return regression.probabilities(scaling.apply(columns));
    }

    @Override
    public OnnxMl.ModelProto.Builder graph(Sha256 data) {
      var graph =
          new GraphBuilder(
              "Classification-LibLinear", scaling.columns().size(), regression.labels());
      addNodes(graph);
      var model = graph.model("Tribuo", Tribuo.VERSION);
      model
          .addMetadataPropsBuilder()
          .setKey(ONNXExportable.PROVENANCE_METADATA_FIELD)
          .setValue(regression.provenance(data));
      return model;
    }

    /** LibLinear's answer is one sigmoid per label, divided by their sum. */
    private void addNodes(GraphBuilder graph) {
      float[] origin = origin();
      float[] weights = weights();
      int labels = regression.labels();
      String weight = graph.constant("liblinear_weights_0", weights, origin.length, labels);
      String bias = graph.constant("liblinear_biases_0", biases(weights, origin), labels);
      String sum =
          graph.node(
              "Gemm",
              List.of(fromOrigin(graph, origin), weight, bias),
              "input_liblinear_weights_liblinear_biases_0");
      String sigmoid =
          graph.node("Sigmoid", List.of(sum), "input_liblinear_weights_liblinear_biases_Softmax_0");
      graph.node(
          "LpNormalization", List.of(sigmoid), OUTPUT, attribute("axis", 1), attribute("p", 1));
    }

    private static String fromOrigin(GraphBuilder graph, float[] origin) {
      return Arrays.equals(origin, new float[origin.length])
          ? INPUT
          : graph.node(
              "Sub",
              List.of(INPUT, graph.constant("origin", origin, origin.length)),
              "from_origin");
    }

    /** What the graph subtracts from each column: the mean where a column is far from 0. */
    private float[] origin() {
      float[] origin = new float[scaling.columns().size()];
      for (int column = 0; column < origin.length; column++) {
        Scaling.Column scaled = scaling.columns().get(column);
        origin[column] = scaled.farFromZero() ? (float) scaled.mean() : 0;
      }
      return origin;
    }

    /** With the scaling in them, column by column: the column's weight for each label. */
    private float[] weights() {
      int labels = regression.labels();
      float[] weights = new float[scaling.columns().size() * labels];
      for (int i = 0; i < weights.length; i++) {
        int column = i / labels;
        weights[i] =
            (float)
                (regression.weight(i % labels, column) / scaling.columns().get(column).deviation());
      }
      return weights;
    }

    /** From the rounded weights, so that their rounding has no effect on a row of the means. */
    private float[] biases(float[] weights, float[] origin) {
      int labels = regression.labels();
      float[] biases = new float[labels];
      for (int label = 0; label < labels; label++) {
        double bias = regression.bias(label);
        for (int column = 0; column < origin.length; column++) {
          double mean = scaling.columns().get(column).mean();
          bias -= weights[column * labels + label] * (mean - origin[column]);
        }
        biases[label] = (float) bias;
      }
      return biases;
    }
  }
}
