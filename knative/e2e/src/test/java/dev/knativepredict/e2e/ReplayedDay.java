package dev.knativepredict.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import dev.knativepredict.e2e.cluster.Await;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What {@code release report} says of the costs, beside the truth: the same part of a day is
 * replayed on two services at once, and one of them keeps its last pod for a minute longer. The
 * report on the first one has to say what both cost: {@code make day}.
 */
@OnCluster
@Order(17)
class ReplayedDay {

  private static final JsonMapper JSON = new JsonMapper();
  private static final Duration LIMIT = Duration.ofMinutes(4);
  private static final double PERCENT = 5;

  private static final String KEPT_LONGER =
      """
      - {op: add, path: /spec/template/metadata/annotations/autoscaling.knative.dev~1scale-to-zero-pod-retention-period, value: 60s}
      """;

  private final ClusterFixture shared;

  ReplayedDay(ClusterFixture shared) {
    this.shared = shared;
  }

  @Test
  void theReportSaysWhatItCostAndWhatItWouldHaveCost() throws Exception {
    Monitored monitored = Monitored.by(shared);
    String image = shared.images.real().image();
    Visits visits = Visits.ofSeed(1, shared.requests().getFirst());
    IO.println("  %d visits, %d requests".formatted(visits.size(), visits.requests()));
    try (OwnNamespace asItIs = monitored.service("e2e-day", image, "");
        OwnNamespace longer = monitored.service("e2e-day-longer", image, KEPT_LONGER)) {
      // The pods that their deployments have started aren't counted.
      asItIs.awaitNoPods(LIMIT);
      longer.awaitNoPods(LIMIT);
      Instant began = Instant.now();
      FutureTask<SeenCosts> other = new FutureTask<>(() -> replay(visits, longer));
      // Not in the common pool: the Kubernetes client needs its only thread.
      Thread.ofVirtual().start(other);
      SeenCosts was = replay(visits, asItIs);
      SeenCosts kept = other.get();
      Await.pause(Monitored.SCRAPED);
      JsonNode costs = report(asItIs, monitored, began).path("costs");
      List.of(costs, was, kept).forEach(IO::println);

      assertSame(costs.path(0), "as it was", was, was.cold());
      assertSame(costs.path(1), "1 min longer", kept, was.cold());
      assertThat(kept.cold()).as("it tells them apart").isLessThan(was.cold());
    }
  }

  private static SeenCosts replay(Visits visits, OwnNamespace own) {
    try (PodClock pods = PodClock.start(own.service)) {
      long cold = visits.replay(own.client);
      own.awaitNoPods(LIMIT);
      return new SeenCosts(pods.together(), cold);
    }
  }

  private static JsonNode report(OwnNamespace own, Monitored monitored, Instant began) {
    String url = monitored.prometheus().url().toString();
    String window = Duration.between(began, Instant.now()).toSeconds() + "s";
    var run = own.tool.run("report", "--prometheus", url, "--window", window, "--json");
    assertThat(run.code()).as(run.err()).isZero();
    return JSON.readTree(run.out());
  }

  private static void assertSame(JsonNode said, String setting, SeenCosts truth, long allCold) {
    assertThat(said.path("setting").asString()).isEqualTo(setting);
    assertThat(said.path("podSeconds").asDouble())
        .as("pod seconds, %s", setting)
        .isCloseTo((double) truth.podTime().toSeconds(), withinPercentage(PERCENT));
    assertThat(said.path("coldAnswers").asDouble())
        .as("cold answers, %s", setting)
        .isCloseTo((double) truth.cold(), within(PERCENT / 100 * allCold));
  }
}
