package dev.knativepredict.e2e;

import static dev.knativepredict.e2e.LoadAssertions.assertAllCorrect;
import static org.assertj.core.api.Assertions.assertThat;

import dev.knativepredict.e2e.cluster.Await;
import dev.knativepredict.e2e.cluster.Kubectl;
import dev.knativepredict.e2e.load.LoadGenerator;
import dev.knativepredict.e2e.load.LoadResult;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** Failures of pods under load: of the service itself, and of Knative. */
@OnCluster
@Order(9)
class SelfHealingTest {

  private static final Duration RECOVERY = Duration.ofSeconds(10);

  private final ClusterFixture fixture;

  SelfHealingTest(ClusterFixture fixture) {
    this.fixture = fixture;
  }

  @BeforeEach
  void startAPod() {
    fixture.warmUp();
  }

  @Test
  @Order(1)
  void usersDoNotNoticeThatAPodIsDeleted() {
    LoadResult result =
        underLoad(
            "pod deleted",
            () ->
                fixture.service.serving(fixture.service.stable()).forEach(fixture.service::delete));
    assertAllCorrect(result);
  }

  @Test
  @Order(2)
  void usersDoNotNoticeThatTheAutoscalerRestarts() {
    LoadResult result = underLoad("autoscaler restarted", () -> restart("autoscaler"));
    assertAllCorrect(result);
  }

  @Test
  @Order(3)
  void theServiceRecoversAfterTheActivatorRestarts() {
    LoadResult result = underLoad("activator restarted", () -> restart("activator"));
    assertThat(result.wrong()).isZero();
    LoadResult end = new LoadResult(result.requests().stream().skip(result.sent() - 40).toList());
    assertThat(end.failures()).isEmpty();
  }

  private void restart(String name) {
    Kubectl admin = fixture.namespace.admin();
    admin.call("-n", "knative-serving", "delete", "pod", "-l", "app=" + name);
    admin.call("-n", "knative-serving", "rollout", "status", "deployment/" + name, "--timeout=60s");
  }

  private LoadResult underLoad(String name, Runnable failure) {
    try (LoadGenerator load = fixture.startLoad()) {
      Await.pause(Duration.ofSeconds(3));
      failure.run();
      Await.pause(RECOVERY);
      LoadResult result = load.stop();
      fixture.results.scenario(name, "recovered", result);
      return result;
    }
  }
}
