package dev.knativepredict.release.cluster;

import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What keeps a revision from becoming ready.
 *
 * @param reason a word of Kubernetes or Knative
 * @param mayPass whether it may end without another revision: by an autoscaler, an administrator,
 *     or a registry that is back
 */
record Trouble(String reason, String message, boolean mayPass) {

  /**
   * What registries say about a wrong name. All else may be the network, or the registry itself.
   */
  private static final Set<String> WRONG_NAME =
      Set.of("not found", "manifest unknown", "denied", "unauthorized", "forbidden");

  /** Why the API server or a node makes nothing at the moment. */
  private static final Set<String> MISSING =
      Set.of("exceeded quota", "not found", "failed calling webhook");

  static Trouble of(String reason, @Nullable String message) {
    String line = message == null ? "" : message.replaceAll("\\s+", " ").strip();
    return new Trouble(reason, line, mayPass(reason, line));
  }

  private static boolean mayPass(String reason, String message) {
    return switch (reason) {
      case "Unschedulable" -> true;
      case "ErrImagePull", "ImagePullBackOff", "ContainerMissing" -> !says(message, WRONG_NAME);
      case "FailedCreate", "CreateContainerConfigError" -> says(message, MISSING);
      default -> false;
    };
  }

  /** Outside of quotation marks, which are around names. */
  private static boolean says(String message, Set<String> words) {
    String text = message.replaceAll("\"[^\"]*\"", "").toLowerCase(Locale.ROOT);
    return words.stream().anyMatch(text::contains);
  }

  @Override
  public String toString() {
    return message.isEmpty() ? reason : reason + ": " + message;
  }
}
