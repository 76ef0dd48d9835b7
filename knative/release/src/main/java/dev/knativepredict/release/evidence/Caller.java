package dev.knativepredict.release.evidence;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Calls the service as its users do, by its URL or by the address of the cluster's ingress. */
public final class Caller implements AutoCloseable {

  /**
   * Allows requests to name a host that they aren't sent to. The JDK reads that once, when its
   * client is used first: so before the cluster is asked.
   */
  public static void allowHostHeader() {
    System.setProperty("jdk.httpclient.allowRestrictedHeaders", "host");
  }

  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();
  private final @Nullable URI ingress;
  private final Duration timeout;

  /**
   * A client whose connections are kept.
   *
   * @param ingress where to send the requests whose URL's host can't be resolved; null for the URL
   */
  public Caller(@Nullable URI ingress, Duration timeout) {
    this.ingress = ingress;
    this.timeout = timeout;
  }

  Answer get(URI base, String path) {
    return send(base, path, HttpRequest.newBuilder().GET());
  }

  Answer post(URI base, String path, String body) {
    return send(
        base,
        path,
        HttpRequest.newBuilder()
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  private Answer send(URI base, String path, HttpRequest.Builder request) {
    URI through = through(base);
    request.uri(through.resolve(path)).timeout(timeout);
    if (!through.equals(base)) {
      request.header("Host", base.getAuthority());
    }
    long start = System.nanoTime();
    try {
      var response = client.send(request.build(), BodyHandlers.ofString());
      var headers = response.headers();
      return new Answer(
          response.statusCode(),
          headers.firstValue("Revision").orElse(null),
          headers.firstValue("Start").filter("cold"::equals).isEmpty(),
          response.body(),
          since(start));
    } catch (IOException e) {
      return new Answer(0, null, true, said(e), since(start));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Answer(0, null, true, "interrupted", since(start));
    }
  }

  /** Names below localhost are this machine by convention, though not every resolver knows them. */
  private URI through(URI base) {
    if (ingress != null) {
      return ingress;
    }
    if (!base.getHost().endsWith(".localhost")) {
      return base;
    }
    int port = base.getPort();
    return URI.create("%s://127.0.0.1%s".formatted(base.getScheme(), port < 0 ? "" : ":" + port));
  }

  private static String said(IOException e) {
    String kind = e instanceof ConnectException ? "no connection" : "no answer";
    return e.getMessage() == null ? kind : kind + ": " + e.getMessage();
  }

  private static Duration since(long start) {
    return Duration.ofNanos(System.nanoTime() - start);
  }

  @Override
  public void close() {
    client.shutdownNow();
  }
}
