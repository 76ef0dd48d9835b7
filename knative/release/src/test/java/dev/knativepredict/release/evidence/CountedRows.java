package dev.knativepredict.release.evidence;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** What a function has counted of its rows, as a pod says it and as Prometheus does. */
public final class CountedRows {

  private final List<Exposition.Sample> samples = new ArrayList<>();
  private final String version;

  /** Of a version of the model credit that was trained on 5,000 rows. */
  public CountedRows(String version) {
    this.version = version;
    add("predict_reference_rows", 5000);
  }

  public CountedRows rows(int rows) {
    return add("predict_rows_total", rows);
  }

  /** A feature that is a number, in bins that hold as many training rows each. */
  public CountedRows feature(String name, int... rows) {
    for (int i = 0; i < rows.length; i++) {
      String bin = i == rows.length - 1 ? "+Inf" : i + 1 + ".0";
      add("predict_feature_rows_total", rows[i], "feature", name, "bin", bin);
      add("predict_feature_reference", 1.0 / rows.length, "feature", name, "bin", bin);
    }
    return this;
  }

  /** Rows of a feature in a bin that no training row was in. */
  public CountedRows other(String name, String bin, int rows) {
    add("predict_feature_rows_total", rows, "feature", name, "bin", bin);
    return add("predict_feature_reference", 0, "feature", name, "bin", bin);
  }

  public CountedRows outside(String name, int under, int over) {
    add("predict_feature_outside_rows_total", under, "feature", name, "side", "under");
    return add("predict_feature_outside_rows_total", over, "feature", name, "side", "over");
  }

  /** Two labels that the model predicted for half of the training rows each. */
  public CountedRows predictions(int zero, int one) {
    add("predict_prediction_rows_total", zero, "bin", "0");
    add("predict_prediction_rows_total", one, "bin", "1");
    add("predict_prediction_reference", 0.5, "bin", "0");
    return add("predict_prediction_reference", 0.5, "bin", "1");
  }

  public CountedRows confidence(int... rows) {
    for (int i = 0; i < rows.length; i++) {
      String bin = String.format(Locale.ROOT, "%.2f", (i + 1.0) / rows.length);
      add("predict_confidence_rows_total", rows[i], "bin", bin);
    }
    return this;
  }

  private CountedRows add(String metric, double value, String... labels) {
    Map<String, String> named = new HashMap<>(Map.of("model", "credit", "version", version));
    for (int i = 0; i < labels.length; i += 2) {
      named.put(labels[i], labels[i + 1]);
    }
    samples.add(new Exposition.Sample(metric, named, value));
    return this;
  }

  /** A pod's metrics. */
  public String text() {
    return samples.stream()
        .map(sample ->
            "%s{%s} %s%n".formatted(sample.metric(), labels(sample, "=", ""), sample.value()))
        .collect(Collectors.joining());
  }

  /** All that was counted, and what is known of the training data. */
  List<Exposition.Sample> samples() {
    return List.copyOf(samples);
  }

  /** The values of the metric that a query names, as Prometheus answers it. */
  String result(String query) {
    return samples.stream()
        .filter(sample -> query.contains(sample.metric() + "{"))
        .map(sample ->
            "{\"metric\":{%s},\"value\":[0,\"%s\"]}"
                .formatted(labels(sample, "\":", "\""), sample.value()))
        .collect(Collectors.joining(","));
  }

  private static String labels(Exposition.Sample sample, String between, String before) {
    return sample.labels().entrySet().stream()
        .map(label -> before + label.getKey() + between + "\"" + label.getValue() + "\"")
        .collect(Collectors.joining(","));
  }
}
