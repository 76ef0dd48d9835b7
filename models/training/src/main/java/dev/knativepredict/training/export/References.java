package dev.knativepredict.training.export;

import dev.knativepredict.manifest.Feature;
import dev.knativepredict.manifest.Reference;
import dev.knativepredict.manifest.Reference.Spread;
import dev.knativepredict.training.data.Row;
import dev.knativepredict.training.data.Target;
import dev.knativepredict.training.fit.Features;
import dev.knativepredict.training.fit.Fit;
import dev.knativepredict.training.fit.Probabilities;
import dev.knativepredict.training.fit.Rounded;
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
    List<double[]> answers = instances.stream().map(fit::answer).toList();
    return new Reference(
        rows.size(),
        features(fit.features(), instances),
        predictions(fit.spec().target(), answers),
        probabilities(fit.spec().target(), answers));
  }

  private static Spread predictions(Target target, List<double[]> answers) {
    return switch (target) {
      case Target.Classes classes -> {
        List<String> labels = labels(classes);
        yield Spreads.categories(
            labels, answers.stream().map(p -> labels.get(Probabilities.likeliest(p))).toList());
      }
      case Target.Value _ -> Spreads.bins(column(0, answers), answers.size(), Rounded::number);
    };
  }

  private static SortedMap<String, Spread.Bins> probabilities(
      Target target, List<double[]> answers) {
    SortedMap<String, Spread.Bins> bins = new TreeMap<>();
    if (target instanceof Target.Classes classes) {
      for (String label : labels(classes)) {
        double[] numbers = column(bins.size(), answers);
        bins.put(label, Spreads.bins(numbers, numbers.length, Rounded::share));
      }
    }
    return bins;
  }

  private static List<String> labels(Target.Classes classes) {
    return classes.outputLabels().stream().map(String::valueOf).toList();
  }

  private static double[] column(int column, List<double[]> answers) {
    return answers.stream().mapToDouble(answer -> answer[column]).toArray();
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
                Spreads.bins(Features.numbers(name, instances), instances.size(), Rounded::number);
            case Feature.Categorical categorical ->
                Spreads.categories(
                    categorical.values(), instances.stream().map(row -> row.get(name)).toList());
            case Feature.Flag _, Feature.Text _ ->
                throw new IllegalArgumentException(name + " is never trained on");
          });
    }
    return spreads;
  }
}
