package dev.knativepredict.e2e.load;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** A service behind an ingress that tells services apart by their host names. */
public record Target(URI ingress, String host) {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  public HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return get(path, PATIENCE);
  }

  public HttpResponse<String> get(String path, Duration patience)
      throws IOException, InterruptedException {
    return CLIENT.send(request(path).timeout(patience).build(), BodyHandlers.ofString());
  }

  public HttpResponse<String> post(String path, String body)
      throws IOException, InterruptedException {
    HttpRequest request =
        request(path)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body))
            .build();
    return CLIENT.send(request, BodyHandlers.ofString());
  }

  /** Wakes a sleeping service, so that what follows is not about its start. */
  public void warm(Question question) {
    try {
      int status = post("/predict", question.body()).statusCode();
      if (status != 200) {
        throw new IllegalStateException("%s answers %d".formatted(host, status));
      }
    } catch (IOException e) {
      throw new IllegalStateException("%s: %s".formatted(host, e.getMessage()), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(ingress.resolve(path)).header("Host", host).timeout(PATIENCE);
  }
}
