package dev.knativepredict.release.command;

import dev.knativepredict.release.drift.Distances;
import dev.knativepredict.release.drift.DriftResult.Compared;
import dev.knativepredict.release.drift.DriftTest;
import dev.knativepredict.release.drift.Histogram;
import dev.knativepredict.release.drift.Subject;
import dev.knativepredict.release.traffic.RevisionName;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What {@code release drift} found, as JSON.
 *
 * @param windowSeconds how far it looked back; null for as long as the pods have run
 */
record DriftJson(
    String result,
    String reason,
    RevisionName revision,
    String against,
    @Nullable Long windowSeconds,
    long rows,
    List<TestJson> tests) {

  /**
   * One comparison.
   *
   * @param feature null if it isn't of a feature
   * @param rows in the window
   * @param beside how many it was compared with
   * @param outside the share of the rows outside the range of the training data, 0 to 1
   * @param reason why it was not compared; null if it was, and then the numbers aren't
   */
  record TestJson(
      String model,
      String version,
      String kind,
      @Nullable String feature,
      long rows,
      long beside,
      @Nullable Double psi,
      @Nullable Double threshold,
      @Nullable Double jensenShannon,
      @Nullable Double chance,
      @Nullable Double significance,
      double outside,
      String result,
      @Nullable String reason,
      List<BinJson> bins) {

    static TestJson of(DriftTest test) {
      Subject subject = test.subject();
      Optional<Compared> compared = test.compared();
      Optional<Distances> distances = compared.map(Compared::distances);
      return new TestJson(
          subject.model(),
          subject.version(),
          subject.kind().name().toLowerCase(Locale.ROOT),
          subject.feature().isEmpty() ? null : subject.feature(),
          test.window().rows(),
          test.control().rows(),
          distances.map(Distances::psi).orElse(null),
          compared.map(Compared::threshold).orElse(null),
          distances.map(Distances::jensenShannon).orElse(null),
          distances.map(Distances::chance).orElse(null),
          compared.map(Compared::significance).orElse(null),
          test.outside(),
          test.result().word(),
          test.result().why(),
          BinJson.of(test.window(), test.control()));
    }
  }

  /** The rows in a bin. */
  record BinJson(String bin, long rows, long beside) {

    static List<BinJson> of(Histogram window, Histogram control) {
      TreeMap<String, Long> all = new TreeMap<>(window.bins());
      all.putAll(control.bins());
      return all.keySet().stream()
          .map(bin -> new BinJson(bin, window.rows(bin), control.rows(bin)))
          .toList();
    }
  }

  static DriftJson of(DriftFound found) {
    Duration window = found.window();
    return new DriftJson(
        found.report().conclusion().text(),
        found.report().reason(),
        found.revision(),
        found.against().toString(),
        window == null ? null : window.toSeconds(),
        found.rows(),
        found.report().tests().stream().map(TestJson::of).toList());
  }
}
