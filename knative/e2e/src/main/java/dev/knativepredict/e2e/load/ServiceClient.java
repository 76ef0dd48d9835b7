package dev.knativepredict.e2e.load;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/**
 * An HTTP client for one service.
 *
 * @param ingress the URL of the cluster's ingress
 * @param host the host name of the service, by which the ingress selects it
 */
public record ServiceClient(URI ingress, String host) {

  private static final Duration TIMEOUT = Duration.ofSeconds(60);
  static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  public HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return get(path, TIMEOUT);
  }

  public HttpResponse<String> get(String path, Duration timeout)
      throws IOException, InterruptedException {
    return CLIENT.send(request(path).timeout(timeout).build(), BodyHandlers.ofString());
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

  /** Sends one request and expects status 200; a service at zero pods starts one. */
  public void warmUp(TestRequest request) {
    try {
      int status = post("/predict", request.body()).statusCode();
      if (status != 200) {
        throw new IllegalStateException("%s responds with status %d".formatted(host, status));
      }
    } catch (IOException e) {
      throw new IllegalStateException("%s: %s".formatted(host, e.getMessage()), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(ingress.resolve(path)).header("Host", host).timeout(TIMEOUT);
  }
}
