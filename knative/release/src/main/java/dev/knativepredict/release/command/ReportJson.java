package dev.knativepredict.release.command;

import dev.knativepredict.release.cost.Alternative;
import dev.knativepredict.release.cost.Cost;
import dev.knativepredict.release.cost.PastPods;
import dev.knativepredict.release.evidence.AnswerTimes;
import dev.knativepredict.release.evidence.Series;
import dev.knativepredict.release.evidence.TrafficHistory;
import dev.knativepredict.release.overview.Overview;
import dev.knativepredict.release.overview.RevisionNumbers;
import dev.knativepredict.release.overview.ServedRevision;
import dev.knativepredict.release.traffic.PastRelease;
import dev.knativepredict.release.traffic.RevisionName;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What {@code release report} found, as JSON.
 *
 * @param windowSeconds how far it looked back; null for as long as the pods have run
 * @param stepSeconds between two values of a series; null without Prometheus
 * @param stable null if no revision is
 * @param releases those that have ended, the newest first
 * @param drift as {@code release drift} prints it; null if nothing could be compared
 * @param costs the first one as it was; none without Prometheus
 */
record ReportJson(
    String service,
    Instant at,
    @Nullable Long windowSeconds,
    @Nullable Long stepSeconds,
    @Nullable RevisionName stable,
    List<PastRelease> releases,
    List<RevisionJson> revisions,
    List<SeriesJson> series,
    @Nullable DriftJson drift,
    List<CostJson> costs,
    List<String> unseen) {

  /**
   * The numbers of a revision.
   *
   * @param traffic its share now in percent; null, as its pods, if the cluster doesn't have it
   */
  record RevisionJson(
      String revision,
      @Nullable String model,
      @Nullable Integer traffic,
      @Nullable Integer pods,
      long requests,
      long answered,
      long wrong,
      long overloaded,
      long failed,
      long cold,
      SecondsJson warmSeconds,
      SecondsJson coldSeconds,
      @Nullable Double podSeconds) {

    static RevisionJson of(RevisionNumbers numbers) {
      return new RevisionJson(
          numbers.name(),
          numbers.served().map(served -> served.origin().model()).orElse(null),
          numbers.served().map(ServedRevision::percent).orElse(null),
          numbers.served().map(ServedRevision::pods).orElse(null),
          numbers.requests(),
          numbers.answered(),
          numbers.wrong(),
          numbers.overloaded(),
          numbers.failed(),
          numbers.cold(),
          SecondsJson.of(numbers.warmTimes()),
          SecondsJson.of(numbers.coldTimes()),
          numbers.podSeconds());
    }
  }

  /** What the pods of this time cost, or would have with another setting. */
  record CostJson(String setting, double podSeconds, long coldAnswers) {

    static List<CostJson> of(@Nullable PastPods past) {
      return past == null ? List.of() : past.alternatives().stream().map(CostJson::of).toList();
    }

    private static CostJson of(Alternative alternative) {
      Cost cost = alternative.cost();
      return new CostJson(alternative.setting(), cost.podTime().toMillis() / 1_000.0, cost.cold());
    }
  }

  /** How long answers took; null if there was none. */
  record SecondsJson(@Nullable Double p50, @Nullable Double p99) {

    static SecondsJson of(AnswerTimes times) {
      return new SecondsJson(orNull(times.quantile(0.5)), orNull(times.quantile(0.99)));
    }

    private static @Nullable Double orNull(OptionalDouble value) {
      return value.isPresent() ? value.getAsDouble() : null;
    }
  }

  /** Values over time, the oldest first; null where there is none. */
  record SeriesJson(String name, Map<String, String> labels, List<@Nullable Double> values) {

    static Stream<SeriesJson> of(String name, List<Series> all) {
      return all.stream().map(series -> of(name, series.labels(), series.values()));
    }

    static SeriesJson of(String name, Map<String, String> labels, List<Double> values) {
      List<@Nullable Double> known =
          values.stream().<@Nullable Double>map(value -> value.isNaN() ? null : value).toList();
      return new SeriesJson(name, labels, known);
    }
  }

  static ReportJson of(Overview overview) {
    Duration window = overview.window();
    TrafficHistory history = overview.history();
    return new ReportJson(
        overview.service(),
        overview.at(),
        window == null ? null : window.toSeconds(),
        history == null ? null : history.grid().step().toSeconds(),
        overview.releases().stable(),
        overview.releases().past(),
        overview.numbers().stream().map(RevisionJson::of).toList(),
        history == null ? List.of() : series(history),
        drift(overview),
        CostJson.of(overview.past()),
        overview.unseen());
  }

  private static List<SeriesJson> series(TrafficHistory history) {
    Stream<SeriesJson> latency =
        Stream.of("warm", "cold")
            .flatMap(
                start -> Stream.of(0.5, 0.99).map(share -> milliseconds(history, start, share)));
    Stream<SeriesJson> counted =
        Stream.concat(
            SeriesJson.of("requests", history.requests()), SeriesJson.of("pods", history.pods()));
    return Stream.of(counted, latency, SeriesJson.of("predictions", history.predictions()))
        .flatMap(each -> each)
        .toList();
  }

  private static SeriesJson milliseconds(TrafficHistory history, String start, double share) {
    Map<String, String> labels = Map.of("start", start, "quantile", Double.toString(share));
    return SeriesJson.of("milliseconds", labels, history.milliseconds(start, share));
  }

  private static @Nullable DriftJson drift(Overview overview) {
    Overview.Drift drift = overview.drift();
    return drift == null
        ? null
        : DriftJson.of(
            new DriftFound(
                drift.revision(),
                new Against.Reference(),
                overview.window(),
                drift.rows(),
                drift.report()));
  }
}
