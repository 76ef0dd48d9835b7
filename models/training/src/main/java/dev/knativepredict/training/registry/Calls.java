package dev.knativepredict.training.registry;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;

/**
 * Calls of the server over HTTP. Each ends in time, and takes no more bytes than it may; no
 * redirect gets what authorizes.
 */
final class Calls implements AutoCloseable {

  /** How long an answer in JSON, and a file, may take, each with its body. */
  record Limits(Duration json, Duration file) {
    static final Limits USUAL = new Limits(Duration.ofSeconds(30), Duration.ofMinutes(10));
  }

  static final long MOST_JSON = 16L << 20;

  private final TrackingServer server;
  private final Limits limits;
  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(10))
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();

  Calls(TrackingServer server, Limits limits) {
    this.server = server;
    this.limits = limits;
  }

  HttpResponse<byte[]> get(String path, Map<String, String> query) {
    HttpRequest.Builder request = request("GET", path + text(query), BodyPublishers.noBody());
    return send(request, limited(BodyHandlers.ofByteArray(), MOST_JSON), limits.json());
  }

  HttpResponse<byte[]> json(String method, String path, String body) {
    HttpRequest.Builder request =
        request(method, path, BodyPublishers.ofString(body))
            .header("Content-Type", "application/json");
    return send(request, limited(BodyHandlers.ofByteArray(), MOST_JSON), limits.json());
  }

  /** Takes a file, which is new; if the status isn't 200, it has the server's reason. */
  HttpResponse<Path> file(String path, Map<String, String> query, Path file, long mostBytes) {
    HttpRequest.Builder request = request("GET", path + text(query), BodyPublishers.noBody());
    return send(request, limited(BodyHandlers.ofFile(file), mostBytes), limits.file());
  }

  HttpResponse<byte[]> put(String path, BodyPublisher body) {
    HttpRequest.Builder request = request("PUT", path, body);
    return send(request, limited(BodyHandlers.ofByteArray(), MOST_JSON), limits.file());
  }

  private static String text(Map<String, String> query) {
    return query.entrySet().stream()
        .map(one -> one.getKey() + "=" + encoded(one.getValue()))
        .collect(Collectors.joining("&", "?", ""));
  }

  private static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }

  private HttpRequest.Builder request(String method, String path, BodyPublisher body) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(server + path)).method(method, body);
    return server.authorization() == null
        ? request
        : request.header("Authorization", server.authorization());
  }

  /** The length is looked at first, if the server says it, and counted in any case. */
  private static <T> BodyHandler<T> limited(BodyHandler<T> body, long most) {
    BodyHandler<T> counted = BodyHandlers.limiting(body, most);
    return answer -> {
      if (answer.headers().firstValueAsLong("Content-Length").orElse(0) > most) {
        throw new RegistryRefused("an answer of more than %d bytes".formatted(most));
      }
      return counted.apply(answer);
    };
  }

  /** The client's own time limit ends with the head of an answer; this one has the body too. */
  private <T> HttpResponse<T> send(
      HttpRequest.Builder request, BodyHandler<T> body, Duration limit) {
    CompletableFuture<HttpResponse<T>> answer = client.sendAsync(request.build(), body);
    try {
      return answer.get(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw new RegistryUnreachable(server, "no answer within %d ms".formatted(limit.toMillis()));
    } catch (ExecutionException e) {
      throw failure(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new RegistryUnreachable(server, "interrupted");
    } finally {
      answer.cancel(true);
    }
  }

  private RuntimeException failure(ExecutionException e) {
    for (Throwable cause = e.getCause(); cause != null; cause = cause.getCause()) {
      if (cause instanceof RegistryRefused refused) {
        return refused;
      }
      if (cause instanceof IOException && String.valueOf(cause.getMessage()).contains("capacity")) {
        return new RegistryRefused("a longer answer than is allowed: " + cause.getMessage());
      }
    }
    return new RegistryUnreachable(server, String.valueOf(e.getCause()));
  }

  @Override
  public void close() {
    client.shutdownNow();
  }
}
