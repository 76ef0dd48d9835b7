package dev.knativepredict.release.cluster;

import io.fabric8.kubernetes.api.model.ContainerState;
import io.fabric8.kubernetes.api.model.ContainerStateTerminated;
import io.fabric8.kubernetes.api.model.ContainerStateWaiting;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Pod;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds in pods why a revision can't become ready, long before Knative gives up on it. */
final class PodFailures {

  private static final Set<String> HOPELESS =
      Set.of(
          "ErrImagePull",
          "ImagePullBackOff",
          "InvalidImageName",
          "ErrImageNeverPull",
          "CreateContainerConfigError",
          "CreateContainerError",
          "RunContainerError");

  private PodFailures() {}

  static Optional<String> among(List<Pod> pods) {
    return pods.stream()
        .filter(pod -> pod.getStatus() != null && pod.getMetadata().getDeletionTimestamp() == null)
        .flatMap(pod -> pod.getStatus().getContainerStatuses().stream())
        .flatMap(status -> Stream.of(waiting(status), ended(status)))
        .flatMap(Optional::stream)
        .findFirst();
  }

  /** Why a pod that runs isn't ready; empty if it is. */
  static Optional<String> unready(List<Pod> pods) {
    return pods.stream()
            .filter(pod -> pod.getStatus() != null)
            .flatMap(pod -> pod.getStatus().getContainerStatuses().stream())
            .filter(status -> status.getState() != null && status.getState().getRunning() != null)
            .anyMatch(status -> !Boolean.TRUE.equals(status.getReady()))
        ? Optional.of("its container runs, but its readiness probe fails")
        : Optional.empty();
  }

  private static Optional<String> waiting(ContainerStatus status) {
    ContainerState state = status.getState();
    ContainerStateWaiting waiting = state == null ? null : state.getWaiting();
    return waiting != null && HOPELESS.contains(waiting.getReason())
        ? Optional.of(waiting.getReason() + suffix(waiting.getMessage()))
        : Optional.empty();
  }

  private static Optional<String> ended(ContainerStatus status) {
    return Stream.of(status.getState(), status.getLastState())
        .flatMap(state -> Stream.ofNullable(state == null ? null : state.getTerminated()))
        .filter(ended -> ended.getExitCode() != 0)
        .findFirst()
        .map(ended -> exit(status, ended));
  }

  private static String exit(ContainerStatus status, ContainerStateTerminated ended) {
    return "its container ended with exit code %d (%s), restarted %d times%s"
        .formatted(
            ended.getExitCode(),
            ended.getReason(),
            status.getRestartCount(),
            suffix(ended.getMessage()));
  }

  private static String suffix(@Nullable String message) {
    return message == null ? "" : ": " + message.replaceAll("\\s+", " ").strip();
  }
}
