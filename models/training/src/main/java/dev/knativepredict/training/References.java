package dev.knativepredict.training;

import dev.knativepredict.manifest.Feature;
import dev.knativepredict.manifest.Reference;
import dev.knativepredict.manifest.Reference.Spread;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.apache.commons.statistics.descriptive.Quantile;
import org.jspecify.annotations.Nullable;

/** How the training rows are spread, for those who watch for drift later. */
final class References {

  private static final int BINS = 10;

  private References() {}

  static Reference of(Fit fit, List<Row> rows) {
    List<Map<String, @Nullable Object>> instances = rows.stream().map(fit::instance).toList();
    SortedMap<String, Spread> features = new TreeMap<>();
    for (Feature feature : fit.features()) {
      features.put(
          feature.name(),
          switch (feature) {
            case Feature.Numeric numeric ->
                bins(Features.numbers(numeric.name(), instances), rows.size());
            case Feature.Categorical categorical ->
                categories(
                    categorical.values(),
                    instances.stream().map(row -> row.get(categorical.name())).toList());
          });
    }
    List<double[]> answers = instances.stream().map(fit::probabilities).toList();
    List<String> labels = fit.settings().target().answers().stream().map(String::valueOf).toList();
    SortedMap<String, Spread.Bins> probabilities = new TreeMap<>();
    for (int label = 0; label < labels.size(); label++) {
      int l = label;
      probabilities.put(
          labels.get(l), bins(answers.stream().mapToDouble(p -> p[l]).toArray(), rows.size()));
    }
    return new Reference(
        rows.size(),
        features,
        categories(labels, answers.stream().map(p -> labels.get(Fit.likeliest(p))).toList()),
        probabilities);
  }

  private static Spread.Bins bins(double[] numbers, int rows) {
    double[] edges =
        IntStream.range(1, BINS)
            .mapToDouble(i -> Quantile.withDefaults().evaluate(numbers, (double) i / BINS))
            .map(Judgement::round)
            .distinct()
            .toArray();
    long[] counts = new long[edges.length + 1];
    for (double number : numbers) {
      int place = Arrays.binarySearch(edges, number);
      counts[place < 0 ? -place - 1 : place]++;
    }
    return new Spread.Bins(
        Arrays.stream(edges).boxed().toList(),
        Arrays.stream(counts).mapToObj(count -> share(count, rows)).toList(),
        share(rows - numbers.length, rows));
  }

  private static Spread.Categories categories(List<String> values, List<?> found) {
    SortedMap<String, Double> shares = new TreeMap<>();
    for (String value : values) {
      shares.put(value, share(found.stream().filter(value::equals).count(), found.size()));
    }
    return new Spread.Categories(
        shares, share(found.stream().filter(value -> value == null).count(), found.size()));
  }

  private static double share(long count, int of) {
    return Judgement.round((double) count / of);
  }
}
