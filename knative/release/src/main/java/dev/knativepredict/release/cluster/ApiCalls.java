package dev.knativepredict.release.cluster;

import dev.knativepredict.release.plan.Refused;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Turns the errors of the API server into those of this tool.
 *
 * @param address of the API server
 */
record ApiCalls(String address) {

  <T extends @Nullable Object> T ask(Supplier<T> call) {
    try {
      return call.get();
    } catch (KubernetesClientException e) {
      throw failure(e);
    }
  }

  private RuntimeException failure(KubernetesClientException e) {
    return switch (e.getCode()) {
      case 409 -> new Conflict(e);
      case 400, 401, 403, 404, 405, 422 -> new Refused("the cluster refuses: " + message(e), e);
      default ->
          new ClusterUnreachable(
              "the cluster at %s is out of reach: %s".formatted(address, message(e)), e);
    };
  }

  /** The cluster's own message, or that of the deepest cause, on one line. */
  private static String message(KubernetesClientException e) {
    if (e.getStatus() != null && e.getStatus().getMessage() != null) {
      return e.getStatus().getMessage().replaceAll("\\s+", " ");
    }
    Throwable cause = e;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    String message = cause.getMessage();
    return (message == null ? cause.getClass().getSimpleName() : message).replaceAll("\\s+", " ");
  }
}
