package dev.knativepredict.training.export;

import dev.knativepredict.manifest.Feature;
import dev.knativepredict.manifest.Reference;
import dev.knativepredict.manifest.Reference.Spread;
import dev.knativepredict.training.data.Row;
import dev.knativepredict.training.fit.Features;
import dev.knativepredict.training.fit.Fit;
import dev.knativepredict.training.fit.Probabilities;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The distributions of the training rows, with which later requests are compared. */
final class References {

  private References() {}

  static Reference of(Fit fit, List<Row> rows) {
    List<Map<String, @Nullable Object>> instances = rows.stream().map(fit::instance).toList();
    List<double[]> answers = instances.stream().map(fit::probabilities).toList();
    List<String> labels = fit.spec().target().outputLabels().stream().map(String::valueOf).toList();
    return new Reference(
        rows.size(),
        features(fit.features(), instances),
        Spreads.categories(
            labels, answers.stream().map(p -> labels.get(Probabilities.likeliest(p))).toList()),
        probabilities(labels, answers));
  }

  private static SortedMap<String, Spread> features(
      List<Feature> features, List<Map<String, @Nullable Object>> instances) {
    SortedMap<String, Spread> spreads = new TreeMap<>();
    for (Feature feature : features) {
      String name = feature.name();
      spreads.put(
          name,
          switch (feature) {
            case Feature.Numeric _ ->
                Spreads.bins(Features.numbers(name, instances), instances.size());
            case Feature.Categorical categorical ->
                Spreads.categories(
                    categorical.values(), instances.stream().map(row -> row.get(name)).toList());
            case Feature.Flag _, Feature.Text _ ->
                throw new IllegalArgumentException(name + " is never trained on");
          });
    }
    return spreads;
  }

  private static SortedMap<String, Spread.Bins> probabilities(
      List<String> labels, List<double[]> answers) {
    SortedMap<String, Spread.Bins> bins = new TreeMap<>();
    for (int label = 0; label < labels.size(); label++) {
      int column = label;
      double[] numbers = answers.stream().mapToDouble(p -> p[column]).toArray();
      bins.put(labels.get(label), Spreads.bins(numbers, numbers.length));
    }
    return bins;
  }
}
