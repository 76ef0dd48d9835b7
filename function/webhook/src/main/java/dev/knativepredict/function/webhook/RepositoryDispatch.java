package dev.knativepredict.function.webhook;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Starts a workflow by the event {@code repository_dispatch}. Nothing of the webhook is sent. */
final class RepositoryDispatch implements Workflow {

  private static final String EVENT = "{\"event_type\":\"registry-changed\"}";
  private static final int STARTED = 204;
  private static final long MOST_BYTES = 64 << 10;

  private final HttpRequest request;
  private final Duration limit;
  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();

  /**
   * Knows where to send the event.
   *
   * @param limit how long a call may take, with its whole answer
   */
  RepositoryDispatch(URI address, String token, Duration limit) {
    this.limit = limit;
    this.request =
        HttpRequest.newBuilder(address)
            .header("Authorization", "Bearer " + token)
            .header("Accept", "application/vnd.github+json")
            .header("Content-Type", "application/json")
            .header("User-Agent", "knative-predict")
            .POST(BodyPublishers.ofString(EVENT))
            .build();
  }

  @Override
  public void start() {
    HttpResponse<String> answer = send();
    if (answer.statusCode() != STARTED) {
      String reason = answer.body();
      throw new WorkflowUnavailable(
          "status %d: %s"
              .formatted(answer.statusCode(), reason.substring(0, Math.min(reason.length(), 200))));
    }
  }

  /** The client's own time limit ends with the head of an answer; this one has the body too. */
  private HttpResponse<String> send() {
    CompletableFuture<HttpResponse<String>> answer =
        client.sendAsync(request, BodyHandlers.limiting(BodyHandlers.ofString(), MOST_BYTES));
    try {
      return answer.get(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw new WorkflowUnavailable("no answer within %d ms".formatted(limit.toMillis()));
    } catch (ExecutionException e) {
      throw new WorkflowUnavailable(String.valueOf(e.getCause()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new WorkflowUnavailable("interrupted");
    } finally {
      answer.cancel(true);
    }
  }
}
