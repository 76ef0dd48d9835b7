package dev.knativepredict.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.knativepredict.e2e.cluster.Await;
import dev.knativepredict.e2e.cluster.Command;
import dev.knativepredict.e2e.load.TestRequest;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** A world that turns bad after a release: {@code release drift} sees it, and wakes nobody. */
@OnCluster
@Order(14)
class DriftTest {

  private static final Duration LIMIT = Duration.ofMinutes(2);
  private static final int TIMES = 10;

  private final ClusterFixture shared;

  DriftTest(ClusterFixture shared) {
    this.shared = shared;
  }

  @Test
  void rowsThatHaveMovedAreSeenAndNoPodIsWoken() throws Exception {
    try (OwnNamespace own = new OwnNamespace(shared, "e2e-drift")) {
      Path rendered = own.overlay(shared).rendered(own.namespace.admin());
      Command.Result released =
          own.tool.run(
              ReleaseArguments.deployQuickly(shared.images.real(), rendered, shared.commit));
      assertThat(released.code()).as(released.err()).isZero();

      askForRichPeople(own, shared, TIMES);
      Command.Result moved = own.tool.run("drift");
      assertThat(moved.code()).as(moved.out() + moved.err()).isEqualTo(1);
      assertThat(moved.out()).containsPattern("annual_income .* drift").contains("drift: ");

      Await.until(LIMIT, "its pods don't end", () -> own.service.serving().isEmpty());
      own.tool.run("drift");
      assertThat(own.service.serving()).isEmpty();
    }
  }

  /** All golden requests some times, but everybody earns 90,000 USD and more. */
  static void askForRichPeople(OwnNamespace own, ClusterFixture shared, int times)
      throws Exception {
    for (int i = 0; i < times; i++) {
      for (TestRequest request : shared.requests()) {
        String richer = request.body().replace("annual_income\":", "annual_income\":9");
        assertThat(own.client.post("/predict", richer).statusCode()).isEqualTo(200);
      }
    }
  }
}
