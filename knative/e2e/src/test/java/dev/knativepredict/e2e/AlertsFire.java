package dev.knativepredict.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.knativepredict.e2e.cluster.Await;
import dev.knativepredict.e2e.image.Fault;
import java.io.IOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/**
 * Each alert of {@code knative/monitoring} fires for what it is about: {@code make alerts}. Its
 * Prometheus runs the same rules with a tenth of all times, or this would take hours. It takes
 * twenty minutes, so it is no part of {@code make e2e}.
 */
@OnCluster
@Order(2)
class AlertsFire {

  /** A tenth of the three hours of {@code PredictReleaseHangs}, and some minutes. */
  private static final Duration LIMIT = Duration.ofMinutes(26);

  private static final Duration READY = Duration.ofMinutes(2);
  private static final Duration PAUSE = Duration.ofSeconds(1);
  private static final String ROW = "[50000,35,720]";
  private static final String ONE_ROW = "{\"features\":[" + ROW + "]}";
  private static final String MANY_ROWS =
      "{\"features\":[%s]}".formatted(ROW + ("," + ROW).repeat(999));

  /** The training data has nobody who is as poor and as old. */
  private static final String MOVED = "{\"features\":[[5,135,720]]}";

  /** What {@link Fault#BODY} fails on. */
  private static final String FAILING =
      "{\"instances\":[{\"annual_income\":50000,\"age\":99,\"credit_score\":720}]}";

  private final ClusterFixture shared;
  private final String real;
  private final Map<OwnNamespace, Set<String>> missing = new LinkedHashMap<>();
  private final Callers callers = new Callers();

  AlertsFire(ClusterFixture shared) {
    this.shared = shared;
    this.real = shared.images.real().image();
  }

  @Test
  void eachForWhatItIsAbout() throws Exception {
    Monitored monitored = Monitored.by(shared);
    assertThat(monitored.prometheus().alerts())
        .as("the times of target/monitoring/tenth: run it")
        .containsEntry("PredictReleaseHangs", Duration.ofMinutes(18));
    try (callers) {
      moved(monitored);
      failing(monitored);
      slow(monitored);
      full(monitored);
      unseen(monitored);
      cold(monitored);
      assertThat(missing.values().stream().flatMap(Set::stream))
          .as("what is made to fire, and all alerts")
          .containsExactlyInAnyOrderElementsOf(monitored.prometheus().alerts().keySet());
      Await.until(LIMIT, () -> "alerts " + missing.values(), () -> allFired(monitored));
    }
    missing.keySet().forEach(OwnNamespace::close);
  }

  private boolean allFired(Monitored monitored) {
    missing.forEach((own, alerts) -> {
      for (String alert : monitored.prometheus().firing(own.namespace.name())) {
        if (alerts.remove(alert)) {
          IO.println("  %s fires for %s".formatted(alert, own.namespace.name()));
        }
      }
    });
    Await.pause(PAUSE);
    return missing.values().stream().allMatch(Set::isEmpty);
  }

  /** Drift and rows out of range; and on two revisions, for longer than a release takes. */
  private void moved(Monitored monitored) throws IOException {
    OwnNamespace own =
        service(
            monitored,
            "moved",
            real,
            "",
            "PredictDrift",
            "PredictOutOfRange",
            "PredictReleaseHangs");
    String first = own.service.readyRevisions().getFirst();
    patch(own, "/spec/template/metadata/name", "\"predict-second\"");
    Await.until(READY, "a second revision", () -> own.service.readyRevisions().size() == 2);
    patch(
        own,
        "/spec/traffic",
        """
        [{"revisionName": "%s", "percent": 50, "latestRevision": false},
         {"revisionName": "predict-second", "percent": 50, "latestRevision": false}]
        """
            .formatted(first));
    callers.calm(own, MOVED);
  }

  /** Errors, and nothing else. */
  private void failing(Monitored monitored) throws IOException {
    String image = shared.images.withFault(Fault.BODY).image();
    callers.calm(
        service(monitored, "failing", image, "", "PredictErrors", "PredictNothingAnswered"),
        FAILING);
  }

  /** A tenth of a core for thousands of rows at once. */
  private void slow(Monitored monitored) throws IOException {
    String limit = add("resources/limits/cpu", "100m");
    callers.busy(8, service(monitored, "slow", real, limit, "PredictSlow"), MANY_ROWS);
  }

  /** One prediction at once, and none may wait. */
  private void full(Monitored monitored) throws IOException {
    String limits =
        add("env/-", "{name: CONCURRENCY, value: \"1\"}")
            + add("env/-", "{name: QUEUE, value: \"0\"}");
    callers.busy(6, service(monitored, "full", real, limits, "PredictOverloaded"), MANY_ROWS);
  }

  /** Metrics at another port than Prometheus asks. */
  private void unseen(Monitored monitored) throws IOException {
    String port =
        "- {op: replace, path: /spec/template/metadata/annotations/prometheus.io~1port, value: \"8099\"}\n";
    callers.calm(service(monitored, "unseen", real, port, "PredictPodsDown"), ONE_ROW);
  }

  /** Each call starts a pod. */
  private void cold(Monitored monitored) throws IOException {
    callers.rare(service(monitored, "cold", real, "", "PredictColdStarts"), ONE_ROW);
  }

  /** Applies a service for which these alerts have to fire. */
  private OwnNamespace service(
      Monitored monitored, String name, String image, String patch, String... alerts)
      throws IOException {
    OwnNamespace own = monitored.service("alerts-" + name, image, patch);
    missing.put(own, new HashSet<>(Set.of(alerts)));
    return own;
  }

  private static void patch(OwnNamespace own, String path, String value) {
    String patch =
        "[{\"op\": \"replace\", \"path\": \"%s\", \"value\": %s}]".formatted(path, value);
    own.namespace.call("patch", "ksvc", "predict", "--type=json", "-p", patch);
  }

  /** A line of a JSON patch for the container. */
  private static String add(String path, String value) {
    return "- {op: add, path: /spec/template/spec/containers/0/%s, value: %s}\n"
        .formatted(path, value);
  }
}
