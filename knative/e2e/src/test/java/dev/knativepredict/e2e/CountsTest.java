package dev.knativepredict.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/**
 * Prometheus' counts, by the form of {@code rules.yaml}, beside a client's own, while pods come and
 * go: {@code make counts} does it twenty times.
 */
@OnCluster
@Order(15)
class CountsTest {

  private static final Duration LIMIT = Duration.ofMinutes(3);
  private static final String NAMESPACE = "e2e-counts";
  private static final String REQUESTS = counted("predict_requests_total", "outcome");
  private static final String ROWS = counted("predict_rows_total", "model");

  private final ClusterFixture shared;
  private final RandomGenerator random = RandomGenerator.getDefault();
  private final Map<String, Double> requests = new HashMap<>();
  private double rows;

  CountsTest(ClusterFixture shared) {
    this.shared = shared;
  }

  @Test
  void theyAreRightToTheRequestAlthoughPodsComeAndGo() throws Exception {
    Monitored monitored = Monitored.by(shared);
    int rounds = Integer.parseInt(System.getenv().getOrDefault("ROUNDS", "2"));
    try (OwnNamespace own = monitored.service(NAMESPACE, shared.images.real().image(), "")) {
      for (int round = 1; round <= rounds; round++) {
        own.awaitNoPods(LIMIT);
        ask(own);
        IO.println("  scaled up %d of %d times: %s".formatted(round, rounds, requests));
      }
      own.awaitNoPods(LIMIT);
      assertThat(monitored.prometheus().values(REQUESTS, "outcome")).isEqualTo(requests);
      assertThat(monitored.prometheus().values(ROWS, "model")).isEqualTo(Map.of("credit", rows));
    }
  }

  /** Some requests with some rows each, and some that are wrong. */
  private void ask(OwnNamespace own) throws Exception {
    int times = random.nextInt(1, 30);
    for (int i = 0; i < times; i++) {
      int more = random.nextInt(5);
      String row = "[50000,35,720]";
      String body = "{\"features\":[%s]}".formatted(row + ("," + row).repeat(more));
      count(own.client.post("/predict", body).statusCode(), 200, "ok");
      rows += more + 1;
    }
    int wrong = random.nextInt(3);
    for (int i = 0; i < wrong; i++) {
      count(own.client.post("/predict", "{}").statusCode(), 400, "client_error");
    }
  }

  private void count(int status, int expected, String outcome) {
    assertThat(status).isEqualTo(expected);
    requests.merge(outcome, 1.0, Double::sum);
  }

  private static String counted(String counter, String label) {
    return "sum by (%s) (max_over_time(%s{namespace=\"%s\"}[1h])) > 0"
        .formatted(label, counter, NAMESPACE);
  }
}
