package dev.knativepredict.training.fit;

import static dev.knativepredict.training.fit.GraphBuilder.attribute;

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
  public Learned fit(TrainerSpec trainer, Examples examples) {
    trainer.allowOnly(Set.of("sharpness"));
    return new Centroids(
        IntStream.range(0, examples.labels()).mapToObj(l -> centroid(l, examples)).toList(),
        trainer.positive("sharpness"));
  }

  private static List<Double> centroid(int label, Examples examples) {
    List<double[]> rows =
        IntStream.range(0, examples.size())
            .filter(i -> examples.label(i) == label)
            .mapToObj(i -> examples.columns().get(i))
            .toList();
    return IntStream.range(0, rows.getFirst().length)
        .mapToObj(c -> rows.stream().mapToDouble(row -> row[c]).average().orElseThrow())
        .toList();
  }

  private record Centroids(List<List<Double>> centroids, double sharpness) implements Learned {

    @Override
    public double[] answer(double[] columns) {
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
    public String addTo(GraphBuilder graph, String input) {
      int labels = centroids.size();
      int columns = centroids.getFirst().size();
      double[] weights = new double[columns * labels];
      double[] biases = new double[labels];
      for (int label = 0; label < labels; label++) {
        biases[label] = bias(centroids.get(label));
        for (int c = 0; c < columns; c++) {
          weights[c * labels + label] = 2 * sharpness * centroids.get(label).get(c);
        }
      }
      String weight = graph.constant("weights", weights, columns, labels);
      String bias = graph.constant("biases", biases, labels);
      String scores = graph.node("Gemm", List.of(input, weight, bias));
      return graph.node("Softmax", List.of(graph.single(scores)), attribute("axis", 1));
    }

    @Override
    public String card() {
      return "\n### Centroids\n\n%s\n".formatted(centroids);
    }
  }
}
