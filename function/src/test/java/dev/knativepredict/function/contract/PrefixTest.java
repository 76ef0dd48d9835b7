package dev.knativepredict.function.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Behind a proxy that adds a prefix to all paths, and takes it away before it calls. */
class PrefixTest {

  private static final String PREFIX = "/team/predict-service";
  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private static Front front;
  private static HttpServer proxy;

  @BeforeAll
  static void start() throws IOException {
    front = FrontEnd.underTest().start(Environment.of(Environment.CREDIT));
    proxy = HttpServer.create(new InetSocketAddress("localhost", 0), 0);
    proxy.createContext(
        PREFIX + "/",
        exchange -> {
          String path = exchange.getRequestURI().getPath().substring(PREFIX.length());
          byte[] body = exchange.getRequestBody().readAllBytes();
          ReceivedResponse answer =
              front.send(
                  front
                      .request(path)
                      .header("Content-Type", "application/json")
                      .method(exchange.getRequestMethod(), BodyPublishers.ofByteArray(body)));
          byte[] bytes = answer.body().getBytes(StandardCharsets.UTF_8);
          exchange.getResponseHeaders().add("Content-Type", answer.header("Content-Type"));
          exchange.sendResponseHeaders(answer.status(), bytes.length);
          exchange.getResponseBody().write(bytes);
          exchange.close();
        });
    proxy.start();
  }

  @AfterAll
  static void end() {
    proxy.stop(0);
    front.close();
  }

  @Test
  void thePageFindsItsFilesAndTheDescription() {
    URI page = URI.create("http://localhost:" + proxy.getAddress().getPort() + PREFIX + "/docs");
    String html = get(page).body();
    List<String> files =
        Pattern.compile("(?:src|href)=\"([^\":]+)\"")
            .matcher(html)
            .results()
            .map(match -> match.group(1))
            .toList();

    assertThat(files).hasSize(3);
    for (String file : files) {
      assertThat(get(page.resolve(file)).statusCode()).as(file).isEqualTo(200);
    }
    assertThat(get(page.resolve("docs/docs.js")).body()).contains("url: 'openapi.json'");
  }

  @Test
  void theDescriptionsServerAnswersPredictions() throws IOException, InterruptedException {
    URI description =
        URI.create("http://localhost:" + proxy.getAddress().getPort() + PREFIX + "/openapi.json");
    JsonNode api = new JsonMapper().readTree(get(description).body());
    URI server = description.resolve(api.at("/servers/0/url").stringValue());
    String path = api.get("paths").has("/predict") ? "predict" : "";

    HttpResponse<String> answer =
        CLIENT.send(
            HttpRequest.newBuilder(server.resolve(path))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"features\":[50000,35,720]}"))
                .build(),
            BodyHandlers.ofString());

    assertThat(server.getPath()).isEqualTo(PREFIX + "/");
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).contains("prediction");
  }

  private static HttpResponse<String> get(URI uri) {
    try {
      return CLIENT.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new AssertionError("no answer", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("no answer", e);
    }
  }
}
