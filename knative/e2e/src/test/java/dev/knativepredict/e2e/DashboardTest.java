package dev.knativepredict.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.knativepredict.e2e.cluster.Await;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** After all other scenarios, each query of the dashboard has something to show. */
@OnCluster
@Order(100)
class DashboardTest {

  private static final Duration LIMIT = Duration.ofMinutes(3);
  private static final Duration PAUSE = Duration.ofSeconds(5);
  private static final int FEWEST = 20;

  private final ClusterFixture shared;

  DashboardTest(ClusterFixture shared) {
    this.shared = shared;
  }

  @Test
  void everyQueryOfItHasData() throws Exception {
    Monitored monitored = Monitored.by(shared);
    List<String> queries = queries(monitored.file("dashboard.json"));
    assertThat(queries).hasSizeGreaterThan(FEWEST);
    Set<String> empty = new TreeSet<>(queries);

    Await.until(
        LIMIT,
        () -> "data for " + String.join("\n", empty),
        () -> {
          somebodyCalls();
          empty.removeIf(query -> monitored.prometheus().series(query) > 0);
          Await.pause(empty.isEmpty() ? Duration.ZERO : PAUSE);
          return empty.isEmpty();
        });
  }

  /** With one request that is no HTTP, for the panel of those. */
  private void somebodyCalls() {
    shared.warmUp();
    try {
      assertThat(shared.client().get("/predict").statusCode()).isEqualTo(405);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Labels came only for the service that the guard looked after. */
  private static String namespace(String query) {
    return query.contains("predict_feedback") ? GuardTest.NAMESPACE : ClusterFixture.NAMESPACE;
  }

  private static List<String> queries(String dashboard) {
    JsonNode panels = new JsonMapper().readTree(dashboard).path("panels");
    return panels.findValues("expr").stream()
        .map(query ->
            query
                .asString()
                .replace("$namespace", namespace(query.asString()))
                .replace("$service", "predict")
                .replace("$feature", "annual_income"))
        .collect(Collectors.toList());
  }
}
