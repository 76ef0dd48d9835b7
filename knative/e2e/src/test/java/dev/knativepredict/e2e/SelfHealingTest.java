package dev.knativepredict.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.knativepredict.e2e.cluster.Await;
import dev.knativepredict.e2e.load.Load;
import dev.knativepredict.e2e.load.Tally;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

@OnStage
@Order(8)
class SelfHealingTest {

  private static final Duration A_WHILE = Duration.ofSeconds(10);

  private final Stage stage;

  SelfHealingTest(Stage stage) {
    this.stage = stage;
  }

  @BeforeEach
  void awake() {
    stage.users().warm(stage.questions().getFirst());
  }

  @Test
  @Order(1)
  void aPodIsDeletedAndNobodyNotices() {
    Tally tally =
        during(
            "a pod deleted",
            () -> stage.service.serving(stage.service.stable()).forEach(stage.service::delete));
    assertThat(tally.failures()).isEmpty();
    assertThat(tally.wrong()).isZero();
  }

  @Test
  @Order(2)
  void theAutoscalerIsRestartedAndNobodyNotices() {
    Tally tally = during("autoscaler restarted", () -> restart("autoscaler"));
    assertThat(tally.failures()).isEmpty();
    assertThat(tally.wrong()).isZero();
  }

  @Test
  @Order(3)
  void theActivatorIsRestartedAndTheServiceComesBack() {
    Tally tally = during("activator restarted", () -> restart("activator"));
    assertThat(tally.wrong()).isZero();
    Tally end = new Tally(tally.answers().stream().skip(tally.sent() - 40).toList());
    assertThat(end.failures()).isEmpty();
  }

  private void restart(String name) {
    stage.namespace.admin().call("-n", "knative-serving", "delete", "pod", "-l", "app=" + name);
    stage
        .namespace
        .admin()
        .call("-n", "knative-serving", "rollout", "status", "deployment/" + name, "--timeout=60s");
  }

  private Tally during(String name, Runnable harm) {
    try (Load load = stage.load()) {
      Await.pause(Duration.ofSeconds(3));
      harm.run();
      Await.pause(A_WHILE);
      Tally tally = load.stop();
      stage.results.scenario(name, "healed", tally);
      return tally;
    }
  }
}
