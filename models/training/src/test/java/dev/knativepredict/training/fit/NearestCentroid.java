package dev.knativepredict.training.fit;

import static dev.knativepredict.training.fit.GraphBuilder.INPUT;
import static dev.knativepredict.training.fit.GraphBuilder.OUTPUT;
import static dev.knativepredict.training.fit.GraphBuilder.attribute;

import ai.onnx.proto.OnnxMl;
import dev.knativepredict.manifest.Sha256;
import dev.knativepredict.training.data.TrainerSpec;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/** A family for the tests: a softmax over the distances to the labels' means, by `sharpness`. */
public final class NearestCentroid implements Family {

  @Override
  public String name() {
    return "centroid";
  }

  @Override
  public Map<String, String> description(TrainerSpec trainer) {
    return Map.of("trainer", "nearest centroid", "sharpness", "" + trainer.positive("sharpness"));
  }

  @Override
  public Classifier fit(TrainerSpec trainer, Examples examples) {
    trainer.allowOnly(Set.of("sharpness"));
    return new Centroids(
        IntStream.range(0, examples.labelCount()).mapToObj(l -> centroid(l, examples)).toList(),
        trainer.positive("sharpness"));
  }

  private static List<Double> centroid(int label, Examples examples) {
    List<double[]> rows =
        IntStream.range(0, examples.columns().size())
            .filter(i -> examples.labels().get(i) == label)
            .mapToObj(i -> examples.columns().get(i))
            .toList();
    return IntStream.range(0, rows.getFirst().length)
        .mapToObj(c -> rows.stream().mapToDouble(row -> row[c]).average().orElseThrow())
        .toList();
  }

  private record Centroids(List<List<Double>> centroids, double sharpness) implements Classifier {

    @Override
    public double[] probabilities(double[] columns) {
      double[] powers =
          centroids.stream().mapToDouble(centroid -> Math.exp(score(centroid, columns))).toArray();
      double sum = IntStream.range(0, powers.length).mapToDouble(i -> powers[i]).sum();
      return IntStream.range(0, powers.length).mapToDouble(i -> powers[i] / sum).toArray();
    }

    /** The negative squared distance, without the part that is the same for every label. */
    private double score(List<Double> centroid, double[] columns) {
      double score = bias(centroid);
      for (int c = 0; c < columns.length; c++) {
        score += 2 * sharpness * centroid.get(c) * columns[c];
      }
      return score;
    }

    private double bias(List<Double> centroid) {
      return -sharpness * centroid.stream().mapToDouble(c -> c * c).sum();
    }

    @Override
    public OnnxMl.ModelProto.Builder graph(Sha256 data) {
      int labels = centroids.size();
      int columns = centroids.getFirst().size();
      float[] weights = new float[columns * labels];
      float[] biases = new float[labels];
      for (int label = 0; label < labels; label++) {
        biases[label] = (float) bias(centroids.get(label));
        for (int c = 0; c < columns; c++) {
          weights[c * labels + label] = (float) (2 * sharpness * centroids.get(label).get(c));
        }
      }
      GraphBuilder graph = new GraphBuilder("centroids", columns, labels);
      String weight = graph.constant("weights", weights, columns, labels);
      String bias = graph.constant("biases", biases, labels);
      String scores = graph.node("Gemm", List.of(INPUT, weight, bias), "scores");
      graph.node("Softmax", List.of(scores), OUTPUT, attribute("axis", 1));
      return graph.model("test", "1");
    }

    @Override
    public String card() {
      return "\n### Centroids\n\n%s\n".formatted(centroids);
    }
  }
}
