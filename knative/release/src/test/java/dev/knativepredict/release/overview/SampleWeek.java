package dev.knativepredict.release.overview;

import dev.knativepredict.release.drift.DriftReport;
import dev.knativepredict.release.evidence.CountedRows;
import dev.knativepredict.release.evidence.PodRecord;
import dev.knativepredict.release.evidence.PodsPrometheus;
import dev.knativepredict.release.evidence.PrometheusAnswers;
import dev.knativepredict.release.evidence.PrometheusPods;
import dev.knativepredict.release.evidence.PrometheusRows;
import dev.knativepredict.release.evidence.PrometheusTraffic;
import dev.knativepredict.release.evidence.RowCounts;
import dev.knativepredict.release.evidence.Window;
import dev.knativepredict.release.time.TimeGrid;
import dev.knativepredict.release.traffic.Candidate;
import dev.knativepredict.release.traffic.PastRelease;
import dev.knativepredict.release.traffic.PastRelease.Ending;
import dev.knativepredict.release.traffic.RevisionName;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A week of a Service with days and nights, a release that was rolled back and one that was
 * promoted: made up, but always the same.
 */
final class SampleWeek {

  private static final Instant NOW = Instant.parse("2026-11-27T12:00:00Z");
  private static final Duration WEEK = Duration.ofDays(7);
  private static final int HOURS = 7 * 24;

  private static final Candidate OLD = candidate("predict-1f3c9aa-5d20c1", "1f3c9aa");
  private static final Candidate BAD = candidate("predict-77b0e42-90ee3f", "77b0e42");
  private static final Candidate NEW = candidate("predict-c4d8821-0a7b6e", "c4d8821");

  private final Random random = new Random(7);
  private final PodsPrometheus prometheus;

  private SampleWeek(PodsPrometheus prometheus) {
    this.prometheus = prometheus;
  }

  private static Candidate candidate(String name, String commit) {
    String image = "registry.example/predict@sha256:" + commit.repeat(9) + "0";
    return new Candidate(new RevisionName(name), commit.repeat(5) + "00000", "credit/1", image);
  }

  static Overview overview() throws IOException {
    try (PodsPrometheus prometheus = new PodsPrometheus(() -> NOW)) {
      new SampleWeek(prometheus).fill();
      TimeGrid grid = TimeGrid.of(NOW, WEEK);
      List<RevisionName> all = Stream.of(OLD, BAD, NEW).map(Candidate::revision).toList();
      RowCounts rows =
          new PrometheusRows(prometheus.source(), Window.last(WEEK)).of(NEW.revision());
      return new Overview(
          "predict",
          NOW,
          WEEK,
          new Overview.Releases(NEW.revision(), null, past()),
          List.of(
              new ServedRevision(OLD, 0, 0),
              new ServedRevision(BAD, 0, 0),
              new ServedRevision(NEW, 100, 1)),
          new PrometheusAnswers(prometheus.source(), Window.last(WEEK), all).counts(),
          new PrometheusTraffic(prometheus.source(), grid, all).history(),
          new PrometheusPods(prometheus.source(), NOW, WEEK, all).pods(),
          new Overview.Drift(
              NEW.revision(), rows.rows(), DriftReport.of(rows.counted(), rows.reference())),
          new TreeMap<>(Map.of("credit/1", OverviewPageTest.labels("0"))),
          List.of());
    }
  }

  private static List<PastRelease> past() {
    return List.of(
        new PastRelease(NEW, Ending.PROMOTED, "it is stable", hour(100), hour(110)),
        new PastRelease(
            BAD,
            Ending.ROLLED_BACK,
            "25 %: 38 of 412 requests failed, 0 of 1241 of the stable revision",
            hour(54),
            hour(57)),
        new PastRelease(OLD, Ending.PROMOTED, "it is stable", hour(-60), hour(-58)));
  }

  private static Instant hour(int number) {
    return NOW.minus(WEEK).plus(Duration.ofHours(number));
  }

  private void fill() {
    for (int hour = 0; hour < HOURS; hour++) {
      int daytime = (hour + 12) % 24;
      double sun = Math.sin(Math.PI * (daytime - 6) / 14);
      int load =
          daytime < 6 || daytime > 20 ? 0 : (int) (900 * sun * (0.8 + 0.4 * random.nextDouble()));
      if (load > 0) {
        double share = share(hour);
        boolean bad = 54 <= hour && hour < 57;
        pod(bad ? BAD : NEW, hour, (int) (load * share), bad);
        pod(OLD, hour, load - (int) (load * share), false);
      }
    }
  }

  /** Of the candidate. */
  private static double share(int hour) {
    if (54 <= hour && hour < 57) {
      return 0.25;
    }
    return hour < 100 ? 0 : hour < 103 ? 0.05 : hour < 106 ? 0.25 : hour < 110 ? 0.5 : 1;
  }

  private void pod(Candidate origin, int hour, int requests, boolean bad) {
    if (requests == 0) {
      return;
    }
    Instant start = hour(hour).plusSeconds(random.nextInt(600));
    Instant end = start.plusSeconds(requests > 300 ? 2950 : 1500);
    PodRecord pod = prometheus.pod(origin.revision().value(), start, end);
    pod.requests(start.plusSeconds(1), 1, "cold", "ok", 0.16 + 0.1 * random.nextDouble());
    int failed = bad ? requests / 10 : hour % 31 == 9 ? 2 : 0;
    int slow = 1 + requests / 60;
    pod.requests(start.plusSeconds(300), requests - failed - slow, "warm", "ok", 0.0022)
        .requests(start.plusSeconds(400), slow, "warm", "ok", 0.004 + 0.02 * random.nextDouble());
    if (failed > 0) {
      pod.requests(start.plusSeconds(500), failed, "warm", "error", 0.003);
    }
    if (hour % 13 == 0) {
      pod.requests(start.plusSeconds(600), 3 + hour % 5, "warm", "client_error", 0.001);
      pod.requests(start.plusSeconds(650), 1 + hour % 3, "warm", "overloaded", 1);
    }
    pod.rows(start.plusSeconds(700), rows(requests));
  }

  /** People are older than those of the training data, and otherwise like them. */
  private CountedRows rows(int requests) {
    int refused = requests * 2 / 5;
    return new CountedRows("1")
        .rows(requests)
        .feature("age", parts(requests, 3, 5, 6, 8, 10, 11, 12, 13, 15, 17))
        .outside("age", 0, requests / 50)
        .feature("annual_income", parts(requests, 10, 10, 9, 11, 10, 10, 10, 9, 10, 11))
        .feature("credit_score", parts(requests, 10, 9, 10, 10, 11, 10, 10, 10, 10, 10))
        .feature("debt_to_income", parts(requests, 10, 10, 10, 10, 10, 10, 10, 10, 10, 10))
        .feature("months_since_last_delinquency", parts(requests, 21, 19, 20, 22, 18))
        .other("months_since_last_delinquency", "(missing)", requests / 100)
        .predictions(refused, requests - refused)
        .confidence(
            parts(requests, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 5, 4, 4, 5, 6, 8, 10, 13, 18, 27));
  }

  private int[] parts(int all, int... weights) {
    int sum = Arrays.stream(weights).sum();
    return Arrays.stream(weights)
        .map(weight -> (int) Math.round((double) all * weight / sum))
        .toArray();
  }
}
