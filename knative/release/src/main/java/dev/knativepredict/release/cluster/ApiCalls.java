package dev.knativepredict.release.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import dev.knativepredict.release.api.ApiRequest;
import dev.knativepredict.release.api.ApiRequest.Method;
import dev.knativepredict.release.api.ApiResponse;
import dev.knativepredict.release.api.ApiServer;
import dev.knativepredict.release.api.JsonText;
import dev.knativepredict.release.plan.Refused;
import dev.knativepredict.release.time.Time;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Requests to the API server. Their errors are those of this tool. */
record ApiCalls(ApiServer server, Time time) {

  /** Five tries within two seconds: a short failure is survived, a long one is reported. */
  private static final int TRIES = 5;

  private static final Duration FIRST_PAUSE = Duration.ofMillis(100);

  /** The resource at this path; empty if there is none. */
  Optional<JsonNode> get(String path) {
    ApiResponse response = ask(ApiRequest.get(path));
    return response.absent() && response.json().path("kind").asText().equals("Status")
        ? Optional.empty()
        : Optional.of(expectSuccess(response));
  }

  /** Sends JSON that has to be accepted, and returns the answer. */
  JsonNode send(Method method, String path, JsonNode body) {
    return expectSuccess(ask(new ApiRequest(method, path, JsonText.write(body))));
  }

  /** Deletes the resource at this path, if it is there. */
  void delete(String path) {
    ApiResponse response = ask(new ApiRequest(Method.DELETE, path, null));
    if (!response.absent()) {
      expectSuccess(response);
    }
  }

  /** The response of any status, after some tries if it may be another one soon. */
  ApiResponse ask(ApiRequest request) {
    for (int i = 1; ; i++) {
      try {
        ApiResponse response = server.send(request);
        if (i == TRIES || !passing(response.status())) {
          return response;
        }
      } catch (IOException e) {
        if (i == TRIES) {
          throw unreachable(reason(e), e);
        }
      }
      time.sleep(FIRST_PAUSE.multipliedBy(1L << (i - 1)));
    }
  }

  private static boolean passing(int status) {
    return status == 429 || status >= 500;
  }

  private JsonNode expectSuccess(ApiResponse response) {
    JsonNode json = response.json();
    if (response.ok()) {
      return json;
    }
    String message =
        json.path("message").asText("status " + response.status()).replaceAll("\\s+", " ");
    throw switch (response.status()) {
      case 409 -> new Conflict(new Refused(message));
      case 429 -> unreachable(message, null);
      default ->
          response.status() < 500
              ? new Refused("the cluster refuses: " + message)
              : unreachable(message, null);
    };
  }

  private ClusterUnreachable unreachable(String reason, @Nullable Throwable cause) {
    return new ClusterUnreachable(
        "the cluster at %s is out of reach: %s".formatted(server.address(), reason), cause);
  }

  /** The message of the deepest cause, on one line. */
  private static String reason(Throwable e) {
    Throwable cause = e;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    String message = cause.getMessage();
    return (message == null ? cause.getClass().getSimpleName() : message).replaceAll("\\s+", " ");
  }
}
