package dev.knativepredict.release.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.knativepredict.release.evidence.ImageRegistry.Presence;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HttpImageRegistryTest {

  private static final String DIGEST = "@sha256:" + "0".repeat(64);

  private final ImageRegistry registry = new HttpImageRegistry(Duration.ofMillis(500));
  private HttpServer server;
  private String host = "";

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    host = "127.0.0.1:" + server.getAddress().getPort();
    server.createContext("/v2/", this::answer);
    server.createContext("/token", exchange -> send(exchange, 200, "{\"token\": \"for-anybody\"}"));
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  /** Repositories: there, gone (nothing), public (after a token), private (never), broken. */
  private void answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    String token = exchange.getRequestHeaders().getFirst("Authorization");
    boolean asked = path.contains("/public/") || path.contains("/private/");
    if (asked && (token == null || path.contains("/private/"))) {
      exchange
          .getResponseHeaders()
          .add(
              "WWW-Authenticate",
              "Bearer realm=\"http://%s/token\",service=\"it\",scope=\"repository:it:pull\""
                  .formatted(host));
      send(exchange, 401, "{}");
    } else if (path.contains("/broken/")) {
      send(exchange, 500, "{}");
    } else {
      send(exchange, path.contains("/gone/") ? 404 : 200, "{}");
    }
  }

  private static void send(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  @Test
  void anImageIsThereOrGone() {
    assertThat(find("there")).isEqualTo(new Presence.There());
    assertThat(find("gone")).isEqualTo(new Presence.Gone());
  }

  @Test
  void whatAnybodyMayPullIsAskedForWithATokenForAnybody() {
    assertThat(find("public")).isEqualTo(new Presence.There());
    assertThat(find("private")).isEqualTo(new Presence.Unknown("127.0.0.1 wants a login"));
  }

  @Test
  void whatCantBeAskedIsUnknown() {
    assertThat(find("broken")).isEqualTo(new Presence.Unknown("127.0.0.1 answers with status 500"));
    assertThat(registry.find("127.0.0.1:1/it" + DIGEST))
        .isEqualTo(new Presence.Unknown("127.0.0.1:1 is out of reach from here"));
    assertThat(registry.find("it" + DIGEST)).isInstanceOf(Presence.Unknown.class);
  }

  private Presence find(String repository) {
    return registry.find("%s/it/%s/model%s".formatted(host, repository, DIGEST));
  }
}
