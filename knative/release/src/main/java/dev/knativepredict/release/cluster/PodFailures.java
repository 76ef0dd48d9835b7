package dev.knativepredict.release.cluster;

import io.fabric8.kubernetes.api.model.ContainerState;
import io.fabric8.kubernetes.api.model.ContainerStateRunning;
import io.fabric8.kubernetes.api.model.ContainerStateTerminated;
import io.fabric8.kubernetes.api.model.ContainerStateWaiting;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodCondition;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Finds in pods why a revision isn't ready, long before Knative gives up on it. */
final class PodFailures {

  private static final Set<String> TROUBLES =
      Set.of(
          "ErrImagePull",
          "ImagePullBackOff",
          "InvalidImageName",
          "ErrImageNeverPull",
          "CreateContainerConfigError",
          "CreateContainerError",
          "RunContainerError");

  private PodFailures() {}

  static Stream<Trouble> among(List<Pod> pods) {
    return containers(pods)
        .flatMap(status -> Stream.of(waiting(status), ended(status)))
        .flatMap(Optional::stream);
  }

  private static Stream<ContainerStatus> containers(List<Pod> pods) {
    return living(pods).flatMap(pod -> pod.getStatus().getContainerStatuses().stream());
  }

  private static Stream<Pod> living(List<Pod> pods) {
    return pods.stream()
        .filter(pod -> pod.getStatus() != null && pod.getMetadata().getDeletionTimestamp() == null);
  }

  /** Why a pod that runs isn't ready; empty if it is. */
  static Optional<String> unready(List<Pod> pods) {
    return containers(pods)
            .filter(status -> status.getState() != null && status.getState().getRunning() != null)
            .anyMatch(status -> !Boolean.TRUE.equals(status.getReady()))
        ? Optional.of("its container runs, but its readiness probe fails")
        : Optional.empty();
  }

  /**
   * Why a pod that was ready isn't any more, which takes three failed probes: its requests are held
   * meanwhile, and no count of responses shows that.
   */
  static Stream<Trouble> lapsed(List<Pod> pods) {
    return living(pods)
        .filter(PodFailures::lapsed)
        .map(_ -> Trouble.of("its readiness probe fails, after it was ready", null));
  }

  /** Until it is ready for the first time, it isn't ready since before its containers started. */
  private static boolean lapsed(Pod pod) {
    List<ContainerStatus> containers = pod.getStatus().getContainerStatuses();
    return pod.getStatus().getConditions().stream()
        .filter(found -> found.getType().equals("Ready") && found.getStatus().equals("False"))
        .map(PodCondition::getLastTransitionTime)
        .anyMatch(since ->
            !containers.isEmpty() && containers.stream().allMatch(c -> ranBefore(c, since)));
  }

  private static boolean ranBefore(ContainerStatus status, String time) {
    ContainerStateRunning running =
        status.getState() == null ? null : status.getState().getRunning();
    return running != null && Instant.parse(running.getStartedAt()).isBefore(Instant.parse(time));
  }

  private static Optional<Trouble> waiting(ContainerStatus status) {
    ContainerState state = status.getState();
    ContainerStateWaiting waiting = state == null ? null : state.getWaiting();
    return waiting != null && TROUBLES.contains(waiting.getReason())
        ? Optional.of(Trouble.of(waiting.getReason(), waiting.getMessage()))
        : Optional.empty();
  }

  private static Optional<Trouble> ended(ContainerStatus status) {
    return Stream.of(status.getState(), status.getLastState())
        .flatMap(state -> Stream.ofNullable(state == null ? null : state.getTerminated()))
        .filter(ended -> ended.getExitCode() != 0)
        .findFirst()
        .map(ended -> exit(status, ended));
  }

  private static Trouble exit(ContainerStatus status, ContainerStateTerminated ended) {
    return Trouble.of(
        "its container ended with exit code %d (%s), restarted %d times"
            .formatted(ended.getExitCode(), ended.getReason(), status.getRestartCount()),
        ended.getMessage());
  }
}
