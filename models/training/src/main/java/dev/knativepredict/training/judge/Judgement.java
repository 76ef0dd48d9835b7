package dev.knativepredict.training.judge;

import dev.knativepredict.manifest.Manifest.Metric;
import dev.knativepredict.training.data.Measure;
import dev.knativepredict.training.fit.Rounded;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.commons.statistics.descriptive.Mean;
import org.apache.commons.statistics.descriptive.StandardDeviation;
import org.jspecify.annotations.Nullable;

/**
 * How well a model does on rows that it has not learned from.
 *
 * @param measures what it is judged by
 * @param repeats of the cross-validation
 * @param points for each row in each repeat, by the fit that had not seen the row
 * @param rows how many rows there are
 */
public record Judgement(
    List<Measure> measures, List<Repeat> repeats, List<Point> points, int rows) {

  public Judgement {
    measures = List.copyOf(measures);
    repeats = List.copyOf(repeats);
    points = List.copyOf(points);
  }

  /** All measures by name, as the manifest has them. */
  public SortedMap<String, Metric> metrics() {
    SortedMap<String, Metric> metrics = new TreeMap<>();
    measures.forEach(measure -> metrics.put(measure.key(), metric(measure)));
    return metrics;
  }

  /** The mean of a measure over all folds of all repeats that define it; null where none does. */
  public @Nullable Double mean(Measure measure) {
    return metric(measure).value();
  }

  /** How many folds there are in all repeats together. */
  public int folds() {
    return repeats.stream().mapToInt(repeat -> repeat.folds().size()).sum();
  }

  /** A measure with its spread; the mean and the spread are null where they are not defined. */
  public Metric metric(Measure measure) {
    double[] values = means(measure);
    Double mean = values.length == 0 ? null : rounded(measure, Mean.of(values).getAsDouble());
    Double spread =
        values.length < 2 ? null : rounded(measure, StandardDeviation.of(values).getAsDouble());
    int folds = repeats.stream().mapToInt(repeat -> repeat.defined(measure)).sum();
    return new Metric(mean, spread, folds);
  }

  /** The mean of a measure in each repeat that defines it. */
  public double[] means(Measure measure) {
    return repeats.stream()
        .map(repeat -> repeat.mean(measure))
        .filter(Objects::nonNull)
        .mapToDouble(Double::doubleValue)
        .toArray();
  }

  private static double rounded(Measure measure, double value) {
    return measure.moreIsBetter() ? Rounded.share(value) : Rounded.number(value);
  }

  /**
   * How far off a measure may be with another sample of as many rows: one standard error; null
   * where there is no simple one.
   */
  public @Nullable Double samplingError(Measure measure) {
    Double mean = mean(measure);
    if (mean == null) {
      return null;
    }
    return switch (measure) {
      case ACCURACY -> Math.sqrt(mean * (1 - mean) / rows);
      case MAE -> Errors.standardError(points, rows, point -> Math.abs(point.error()));
      case RMSE -> squaredError() / (2 * mean);
      case R2 -> squaredError() / Errors.of(points).variance();
      case MAJORITY, BALANCED_ACCURACY, AUC -> null;
    };
  }

  private double squaredError() {
    return Errors.standardError(points, rows, point -> Errors.square(point.error()));
  }

  /** On one line the first measure, everything that is needed to read it, and the others. */
  public String summary() {
    Measure first = measures.getFirst();
    return "%s %s (sampling error %s, %s between repeats) over %d folds; %s"
        .formatted(
            first.title(),
            first.text(mean(first)),
            first.text(samplingError(first)),
            first.text(metric(first).spread()),
            folds(),
            measures.stream()
                .skip(1)
                .map(measure -> measure.title() + " " + measure.text(mean(measure)))
                .collect(Collectors.joining(", ")));
  }
}
