package dev.knativepredict.image;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.knativepredict.manifest.Sha256;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/** A registry in memory, with the part of the OCI distribution API that Jib uses. */
final class FakeRegistry implements AutoCloseable {

  private static final String MANIFEST = "application/vnd.oci.image.manifest.v1+json";
  private static final String DIGEST = "Docker-Content-Digest";

  private final Map<String, byte[]> blobs = new ConcurrentHashMap<>();
  private final Map<String, byte[]> manifests = new ConcurrentHashMap<>();
  private final HttpServer server;
  private final PlainHttpOnly front;

  FakeRegistry() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/v2/", this::handle);
    server.start();
    front = new PlainHttpOnly(server.getAddress().getPort());
  }

  String host() {
    return "localhost:" + front.port();
  }

  private void handle(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    String reference = path.substring(path.lastIndexOf('/') + 1);
    byte[] body = exchange.getRequestBody().readAllBytes();
    if (path.equals("/v2/")) {
      exchange.sendResponseHeaders(200, -1);
    } else if (path.contains("/blobs/uploads/")) {
      upload(exchange, body);
    } else if (path.contains("/manifests/") && exchange.getRequestMethod().equals("PUT")) {
      manifests.put(reference, body);
      manifests.put(digest(body), body);
      exchange.getResponseHeaders().set(DIGEST, digest(body));
      exchange.sendResponseHeaders(201, -1);
    } else {
      Map<String, byte[]> contents = path.contains("/manifests/") ? manifests : blobs;
      serve(exchange, contents.get(reference));
    }
    exchange.close();
  }

  /** POST starts an upload, PATCH sends the bytes, PUT ends it. */
  private void upload(HttpExchange exchange, byte[] body) throws IOException {
    if (body.length > 0) {
      blobs.put(digest(body), body);
    }
    exchange.getResponseHeaders().set("Location", "/v2/predict/blobs/uploads/1");
    exchange.sendResponseHeaders(exchange.getRequestMethod().equals("PUT") ? 201 : 202, -1);
  }

  private static void serve(HttpExchange exchange, byte @Nullable [] content) throws IOException {
    if (content == null) {
      exchange.sendResponseHeaders(404, -1);
      return;
    }
    exchange.getResponseHeaders().set("Content-Type", MANIFEST);
    exchange.getResponseHeaders().set(DIGEST, digest(content));
    if (exchange.getRequestMethod().equals("HEAD")) {
      exchange.getResponseHeaders().set("Content-Length", Integer.toString(content.length));
      exchange.sendResponseHeaders(200, -1);
    } else {
      exchange.sendResponseHeaders(200, content.length);
      exchange.getResponseBody().write(content);
    }
  }

  private static String digest(byte[] content) {
    return "sha256:" + Sha256.of(content).hex();
  }

  @Override
  public void close() throws IOException {
    front.close();
    server.stop(0);
  }
}
