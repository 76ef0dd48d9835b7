package dev.knativepredict.release.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.ContainerStatusBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.PodConditionBuilder;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PodFailuresTest {

  @Test
  void anImageThatCantBePulledIsSaidOnOneLine() {
    assertThat(PodFailures.among(waiting("ImagePullBackOff", "not\n  found")))
        .containsExactly(new Trouble("ImagePullBackOff", "not found", false));
  }

  @Test
  void aContainerThatIsBeingCreatedMayStillRun() {
    assertThat(PodFailures.among(waiting("ContainerCreating", null))).isEmpty();
  }

  @Test
  void aContainerThatEndedSaysWithWhat() {
    assertThat(PodFailures.among(List.of(ended(137))))
        .extracting(Trouble::toString)
        .containsExactly("its container ended with exit code 137 (Error), restarted 2 times");
  }

  @Test
  void aPodThatIsBeingDeletedSaysNothing() {
    Pod pod = waiting("ImagePullBackOff", null).getFirst();
    pod.getMetadata().setDeletionTimestamp("2026-01-01T00:00:00Z");
    assertThat(PodFailures.among(List.of(pod))).isEmpty();
    assertThat(PodFailures.unready(List.of(pod))).isEmpty();
  }

  @Test
  void aContainerThatRunsAndIsNotReadyFailsItsProbe() {
    ContainerStatus status =
        new ContainerStatusBuilder()
            .withReady(false)
            .withNewState()
            .withNewRunning()
            .endRunning()
            .endState()
            .build();
    assertThat(PodFailures.unready(List.of(pod(status))).orElseThrow()).contains("readiness probe");
    status.setReady(true);
    assertThat(PodFailures.unready(List.of(pod(status)))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"2026-01-01T00:00:01Z, 0", "2026-01-01T00:00:02Z, 0", "2026-01-01T00:00:40Z, 1"})
  void aPodHasLapsedIfItIsNotReadySinceItsContainersRun(String notReadySince, int lapsed) {
    Pod pod =
        pod(
            new ContainerStatusBuilder()
                .withNewState()
                .withNewRunning("2026-01-01T00:00:02Z")
                .endState()
                .build());
    var condition = new PodConditionBuilder().withType("Ready").withStatus("False");
    pod.getStatus().getConditions().add(condition.withLastTransitionTime(notReadySince).build());
    assertThat(PodFailures.lapsed(List.of(pod))).hasSize(lapsed);
    pod.getMetadata().setDeletionTimestamp("2026-01-01T00:00:30Z");
    assertThat(PodFailures.lapsed(List.of(pod))).as("it ends").isEmpty();
  }

  /** A pod whose container ended and was restarted twice. */
  static Pod ended(int code) {
    return pod(
        new ContainerStatusBuilder()
            .withRestartCount(2)
            .withNewLastState()
            .withNewTerminated()
            .withExitCode(code)
            .withReason("Error")
            .endTerminated()
            .endLastState()
            .build());
  }

  private static List<Pod> waiting(String reason, @Nullable String message) {
    return List.of(
        pod(
            new ContainerStatusBuilder()
                .withNewState()
                .withNewWaiting()
                .withReason(reason)
                .withMessage(message)
                .endWaiting()
                .endState()
                .build()));
  }

  private static Pod pod(ContainerStatus status) {
    return new PodBuilder()
        .withNewMetadata()
        .endMetadata()
        .withNewStatus()
        .withContainerStatuses(status)
        .endStatus()
        .build();
  }
}
