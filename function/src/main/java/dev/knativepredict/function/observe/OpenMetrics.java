package dev.knativepredict.function.observe;

import io.prometheus.metrics.expositionformats.OpenMetricsTextFormatWriter;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Writes metrics in the OpenMetrics text format. */
final class OpenMetrics {

  private static final OpenMetricsTextFormatWriter WRITER =
      OpenMetricsTextFormatWriter.builder().setCreatedTimestampsEnabled(true).build();

  private OpenMetrics() {}

  static String write(MetricSnapshots metrics) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      WRITER.write(bytes, metrics);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
