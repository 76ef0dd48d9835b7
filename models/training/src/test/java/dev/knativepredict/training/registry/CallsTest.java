package dev.knativepredict.training.registry;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server that behaves as badly as a real one never does in a test. */
class CallsTest {

  private static final Calls.Limits SHORT =
      new Calls.Limits(Duration.ofMillis(500), Duration.ofMillis(500));

  private final List<String> authorizations = new CopyOnWriteArrayList<>();
  private final CountDownLatch end = new CountDownLatch(1);

  @TempDir Path folder;

  private HttpServer server;
  private volatile HttpHandler handler = HttpExchange::close;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", exchange -> handler.handle(exchange));
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.start();
  }

  @AfterEach
  void stop() {
    end.countDown();
    server.stop(0);
  }

  @Test
  void anAnswerThatStallsInItsBodyEndsInTime() {
    answers(exchange -> {
      exchange.sendResponseHeaders(200, 100);
      exchange.getResponseBody().write('{');
      exchange.getResponseBody().flush();
      await();
    });

    try (Registry registry = registry(Map.of())) {
      assertThatThrownBy(() -> registry.versions(Versions.CREDIT))
          .isInstanceOf(RegistryUnreachable.class)
          .hasMessageEndingWith("is out of reach: no answer within 500 ms");
    }
  }

  @Test
  void aFileThatIsLongerThanAllowedIsRefusedWhetherItsLengthIsSaidOrNot() {
    for (long said : new long[] {2000, 0}) {
      answers(exchange -> {
        exchange.sendResponseHeaders(200, said);
        exchange.getResponseBody().write(new byte[2000]);
        exchange.close();
      });
      Path file = folder.resolve("file" + said);

      try (Registry registry = registry(Map.of())) {
        assertThatThrownBy(() ->
                registry.download(
                    Versions.reference(1), new ArtifactPath("model.onnx"), file, 1000))
            .isInstanceOf(RegistryRefused.class)
            .hasMessageContaining("1000");
      }
    }
  }

  @Test
  void credentialsAreSentAsMlflowsOwnClientSendsThemAndFollowNoRedirect() {
    answers(exchange -> {
      authorizations.add(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
      exchange.getResponseHeaders().set("Location", "/elsewhere");
      exchange.sendResponseHeaders(302, -1);
    });
    Map<String, String> token = Map.of("MLFLOW_TRACKING_TOKEN", "secret");
    Map<String, String> user =
        Map.of(
            "MLFLOW_TRACKING_TOKEN", "secret",
            "MLFLOW_TRACKING_USERNAME", "ada",
            "MLFLOW_TRACKING_PASSWORD", "p:w");

    for (Map<String, String> environment : List.of(Map.<String, String>of(), token, user)) {
      try (Registry registry = registry(environment)) {
        assertThatThrownBy(() -> registry.versions(Versions.CREDIT))
            .isInstanceOf(RegistryRefused.class)
            .hasMessageContaining("status 302")
            .message()
            .doesNotContain("secret");
      }
    }
    assertThat(authorizations).containsExactly("null", "Bearer secret", "Basic YWRhOnA6dw==");
  }

  @Test
  void aServerThatIsBrokenMayWorkLaterAndOneThatRefusesWontWhateverItSays() {
    answer(500, "<html>broken</html>");
    try (Registry registry = registry(Map.of())) {
      assertThatThrownBy(() -> registry.versions(Versions.CREDIT))
          .isInstanceOf(RegistryUnreachable.class)
          .hasMessageContaining("status 500, <html>broken</html>");
    }
    answer(403, "{\"error_code\": \"PERMISSION_DENIED\", \"message\": \"Permission\\ndenied\"}");
    try (Registry registry = registry(Map.of())) {
      assertThatThrownBy(() -> registry.versions(Versions.CREDIT))
          .isInstanceOf(RegistryRefused.class)
          .hasMessageContaining("status 403, Permission")
          .message()
          .doesNotContain("\n");
    }
    answer(200, "<html>a page to log in</html>");
    try (Registry registry = registry(Map.of())) {
      assertThatThrownBy(() -> registry.versions(Versions.CREDIT))
          .isInstanceOf(RegistryRefused.class)
          .hasMessageEndingWith("with something else than JSON");
    }
  }

  @Test
  void aVersionWithoutANumberIsRefused() {
    answer(200, "{\"model_versions\": [{\"name\": \"credit\", \"version\": \"new\"}]}");
    try (Registry registry = registry(Map.of())) {
      assertThatThrownBy(() -> registry.versions(Versions.CREDIT))
          .isInstanceOf(RegistryRefused.class)
          .hasMessageStartingWith("the registry has a version that can't be read: ");
    }
  }

  @Test
  void pagesThatNeverEndAreNotReadForEver() {
    answer(
        200,
        "{\"model_versions\": [%s], \"next_page_token\": \"more\"}"
            .formatted(
                String.join(
                    ",", Collections.nCopies(2500, "{\"name\": \"credit\", \"version\": \"1\"}"))));
    try (Registry registry = registry(Map.of())) {
      assertThat(registry.versions(Versions.CREDIT)).hasSize(10_000);
    }
  }

  @Test
  void anAddressIsAServersAndItsErrorsSayNoSecret() {
    for (String address :
        new String[] {"", "sqlite:///mlflow.db", "http://ada:pw@localhost", "file:x"}) {
      assertThatThrownBy(() -> TrackingServer.of(Map.of("MLFLOW_TRACKING_URI", address)))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageStartingWith("MLFLOW_TRACKING_URI ")
          .message()
          .doesNotContain("pw");
    }
    TrackingServer server =
        TrackingServer.of(
            Map.of(
                "MLFLOW_TRACKING_URI", "https://example.org/mlflow/",
                "MLFLOW_TRACKING_TOKEN", "secret"));
    assertThat(server).hasToString("https://example.org/mlflow");
    assertThat(server.authorization()).isEqualTo("Bearer secret");
  }

  private void answer(int status, String body) {
    answers(exchange -> {
      byte[] bytes = body.getBytes(UTF_8);
      exchange.sendResponseHeaders(status, bytes.length);
      exchange.getResponseBody().write(bytes);
      exchange.close();
    });
  }

  private void answers(HttpHandler next) {
    handler = next;
  }

  private void await() {
    try {
      end.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private Registry registry(Map<String, String> environment) {
    URI address = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    Map<String, String> all = new HashMap<>(environment);
    all.put("MLFLOW_TRACKING_URI", address.toString());
    return new Registry(new Api(TrackingServer.of(all), SHORT));
  }
}
