package dev.knativepredict.release.evidence;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Calls the service over HTTP, by its URL or through the cluster's ingress. */
public final class HttpCaller implements Caller {

  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);

  private static final String HASH = "K-Network-Hash";

  private @Nullable HttpClient client;
  private final @Nullable URI ingress;
  private final Duration timeout;

  /**
   * A client that keeps its connections open.
   *
   * @param ingress where all requests are sent; null to send them to the host of their URL
   * @param timeout how long a request may take
   */
  public HttpCaller(@Nullable URI ingress, Duration timeout) {
    this.ingress = ingress;
    this.timeout = timeout;
  }

  /**
   * Allows a request to name another host than it is sent to. The JDK reads this when its client is
   * first used, so call it before the cluster is asked.
   */
  public static void allowHostHeader() {
    System.setProperty("jdk.httpclient.allowRestrictedHeaders", "host");
  }

  @Override
  public TimedResponse get(URI base, String path) {
    return send(base, path, HttpRequest.newBuilder().GET());
  }

  @Override
  public TimedResponse post(URI base, String path, String body) {
    return send(
        base,
        path,
        HttpRequest.newBuilder()
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  @Override
  public TimedResponse probe(URI base) {
    return send(
        base,
        "/",
        HttpRequest.newBuilder().GET().header("K-Network-Probe", "probe").header(HASH, ECHO));
  }

  private TimedResponse send(URI base, String path, HttpRequest.Builder request) {
    URI address = address(base);
    request.uri(address.resolve(path)).timeout(timeout);
    if (!address.equals(base)) {
      request.header("Host", base.getAuthority());
    }
    long start = System.nanoTime();
    try {
      return response(client().send(request.build(), BodyHandlers.ofString()), start);
    } catch (IOException e) {
      return none(reason(e), start);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return none("interrupted", start);
    }
  }

  /** Names below localhost mean this machine, but not every resolver knows that. */
  private URI address(URI base) {
    if (ingress != null) {
      return ingress;
    }
    if (!base.getHost().endsWith(".localhost")) {
      return base;
    }
    int port = base.getPort();
    return URI.create("%s://127.0.0.1%s".formatted(base.getScheme(), port < 0 ? "" : ":" + port));
  }

  private static TimedResponse response(HttpResponse<String> response, long start) {
    var headers = response.headers();
    return new TimedResponse(
        response.statusCode(),
        headers.firstValue(Contract.REVISION_HEADER).orElse(null),
        headers.firstValue(Contract.START_HEADER).filter(Contract.COLD::equals).isEmpty(),
        // The answer to a probe has no other body.
        headers.firstValue(HASH).orElse(response.body()),
        since(start),
        model(headers));
  }

  private static @Nullable ServedModel model(HttpHeaders headers) {
    return headers
        .firstValue(Contract.SHA256_HEADER)
        .map(sha256 ->
            new ServedModel(
                headers.firstValue(Contract.NAME_HEADER).orElse(""),
                headers.firstValue(Contract.VERSION_HEADER).orElse(""),
                sha256))
        .orElse(null);
  }

  private static TimedResponse none(String reason, long start) {
    return new TimedResponse(0, null, true, reason, since(start));
  }

  private static String reason(IOException e) {
    String kind = e instanceof ConnectException ? "no connection" : "no response";
    return e.getMessage() == null ? kind : kind + ": " + e.getMessage();
  }

  private static Duration since(long start) {
    return Duration.ofNanos(System.nanoTime() - start);
  }

  /** Made when it is first needed: a rollback writes before it asks. */
  private synchronized HttpClient client() {
    if (client == null) {
      client =
          HttpClient.newBuilder()
              .version(HttpClient.Version.HTTP_1_1)
              .connectTimeout(CONNECT_TIMEOUT)
              .build();
    }
    return client;
  }

  @Override
  public synchronized void close() {
    if (client != null) {
      client.shutdownNow();
    }
  }
}
