package dev.knativepredict.release.evidence;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** GET requests whose answers end in time, each with its body, and have no more than 4 MiB. */
final class BoundedGet implements AutoCloseable {

  private static final long MOST_BYTES = 4L << 20;

  private final HttpClient client;
  private final Duration timeout;

  /**
   * A client that keeps its connections open.
   *
   * @param timeout how long to wait for a connection, and for an answer
   */
  BoundedGet(Duration timeout) {
    this.timeout = timeout;
    this.client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(timeout)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
  }

  HttpResponse<byte[]> send(String address, Map<String, String> headers) throws IOException {
    return send(request(URI.create("http:/"), address, headers));
  }

  /** Where a redirect leads, asked without what authorized; the same answer if it is none. */
  HttpResponse<byte[]> follow(HttpResponse<byte[]> answer) throws IOException {
    Optional<String> elsewhere = answer.headers().firstValue("Location");
    return answer.statusCode() / 100 == 3 && elsewhere.isPresent()
        ? send(request(answer.uri(), elsewhere.get(), Map.of()))
        : answer;
  }

  /** Servers say where else to ask: what they say may be no address. */
  private static HttpRequest request(URI from, String address, Map<String, String> headers)
      throws IOException {
    try {
      HttpRequest.Builder request = HttpRequest.newBuilder(from.resolve(address));
      headers.forEach(request::header);
      return request.build();
    } catch (IllegalArgumentException e) {
      throw new IOException("%s is no address".formatted(address), e);
    }
  }

  private HttpResponse<byte[]> send(HttpRequest request) throws IOException {
    var body = BodyHandlers.limiting(BodyHandlers.ofByteArray(), MOST_BYTES);
    CompletableFuture<HttpResponse<byte[]>> answer = client.sendAsync(request, body);
    try {
      return answer.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      throw new IOException(e.getCause());
    } catch (TimeoutException e) {
      throw new IOException("no answer within %d ms".formatted(timeout.toMillis()), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted");
    } finally {
      answer.cancel(true);
    }
  }

  @Override
  public void close() {
    client.shutdownNow();
  }
}
