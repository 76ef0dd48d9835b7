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

  /** Requests that were answered, and that failed. */
  public CountedRows requests(int ok, int error) {
    add("predict_requests_total", ok, "outcome", "ok");
    return add("predict_requests_total", error, "outcome", "error");
  }

  /** Answers of warm processes: within 0.1 s, and later. */
  public CountedRows warm(int fast, int slow) {
    String bucket = "predict_duration_seconds_bucket";
    add(bucket, fast, "outcome", "ok", "start", "warm", "le", "0.1");
    return add(bucket, fast + slow, "outcome", "ok", "start", "warm", "le", "+Inf");
  }

  /** Rows that a revision answered, and whose label came later. */
  public CountedRows labels(String revision, int right, int wrong) {
    String rows = "predict_feedback_rows_total";
    add(rows, right, "answered_by", revision, "predicted", "1", "actual", "1");
    add(rows, wrong, "answered_by", revision, "predicted", "1", "actual", "0");
    String confidence = "predict_feedback_confidence_rows_total";
    add(confidence, right, "answered_by", revision, "bin", "1.00", "correct", "true");
    return add(confidence, wrong, "answered_by", revision, "bin", "1.00", "correct", "false");
  }

  /** How many of the rows that a model was judged by were right, all in one bin of confidence. */
  public CountedRows sealed(int right, int rows) {
    add("predict_reference_confidence_rows", rows, "bin", "1.00");
    return add("predict_reference_confidence_correct_rows", right, "bin", "1.00");
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
