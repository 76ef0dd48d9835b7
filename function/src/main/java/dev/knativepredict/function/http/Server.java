package dev.knativepredict.function.http;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/** An edge on the JDK's HTTP server, a virtual thread a request. */
public final class Server implements Listener {

  private static final int BACKLOG = 1_024;

  private static final int MOST_REST_BYTES = 64 << 20;

  private final Edge edge;
  private final Supplier<Map<String, String>> headers;
  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final InFlight inFlight = new InFlight();

  private Server(Edge edge, Supplier<Map<String, String>> headers, HttpServer server) {
    this.edge = edge;
    this.headers = headers;
    this.server = server;
  }

  /**
   * Starts a server.
   *
   * @param port 0: a free one
   * @param headers what every answer carries
   */
  public static Server start(int port, Edge edge, Supplier<Map<String, String>> headers)
      throws IOException {
    Server started = new Server(edge, headers, open(port));
    started.server.setExecutor(started.threads);
    started.server.createContext("/", started::handle);
    started.server.start();
    return started;
  }

  private static HttpServer open(int port) throws IOException {
    try {
      return HttpServer.create(new InetSocketAddress(port), BACKLOG);
    } catch (BindException e) {
      throw new IOException("port %d can't be had: %s".formatted(port, e.getMessage()), e);
    }
  }

  @Override
  public int port() {
    return server.getAddress().getPort();
  }

  @Override
  public void drain(int millis) {
    inFlight.drain(millis);
    server.stop(0);
    threads.shutdownNow();
  }

  private void handle(HttpExchange exchange) throws IOException {
    inFlight.begin();
    try (exchange) {
      Map<String, String> common = headers.get();
      Response response = edge.answer(request(exchange));
      readRest(exchange.getRequestBody());
      send(exchange, response, common);
    } finally {
      inFlight.end();
    }
  }

  /** Reads what was not asked for of a body: a caller who is still sending hears no answer. */
  private static void readRest(InputStream body) throws IOException {
    if (body.read() < 0) {
      return;
    }
    byte[] rest = new byte[8_192];
    int left = MOST_REST_BYTES;
    for (int read = 1; read > 0 && left > 0; left -= read) {
      read = body.read(rest);
    }
  }

  private static Request request(HttpExchange exchange) {
    return new Request(
        exchange.getRequestMethod(),
        Objects.requireNonNullElse(exchange.getRequestURI().getPath(), ""),
        exchange.getRequestHeaders().getFirst("Content-Type"),
        exchange.getRequestBody());
  }

  private void send(HttpExchange exchange, Response response, Map<String, String> common)
      throws IOException {
    Headers out = exchange.getResponseHeaders();
    common.forEach(out::set);
    response.headers().forEach(out::set);
    out.set("Content-Type", response.contentType());
    if (inFlight.isDraining()) {
      out.set("Connection", "close");
    }
    byte[] body = response.body();
    boolean bodiless = body.length == 0 || exchange.getRequestMethod().equals("HEAD");
    if (bodiless) {
      if (body.length > 0) {
        out.set("Content-Length", Integer.toString(body.length));
      }
      exchange.sendResponseHeaders(response.status(), -1);
    } else {
      exchange.sendResponseHeaders(response.status(), body.length);
      exchange.getResponseBody().write(body);
    }
  }
}
