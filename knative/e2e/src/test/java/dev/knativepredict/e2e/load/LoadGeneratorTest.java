package dev.knativepredict.e2e.load;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.knativepredict.e2e.load.RequestResult.Outcome;
import dev.knativepredict.manifest.GoldenRow;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LoadGeneratorTest {

  private static final TestRequest REQUEST =
      new TestRequest(
          new GoldenRow.Rows(
              new GoldenRow.Request(List.of(Map.of("age", 35))),
              new GoldenRow.Answer(List.of(1), null),
              1));

  @SuppressWarnings("NullAway.Init") // Set before each test.
  private HttpServer server;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void eachResultHasTheRevisionAndTheOutcome() throws Exception {
    CountDownLatch three = new CountDownLatch(3);
    server.createContext(
        "/predict",
        exchange -> {
          respond(exchange);
          three.countDown();
        });

    LoadResult result;
    try (LoadGenerator load = start(50)) {
      three.await();
      result = load.stop();
    }

    assertThat(result.sent()).isGreaterThanOrEqualTo(3);
    assertThat(result.requests())
        .allSatisfy(request -> {
          assertThat(request.revision()).isEqualTo("predict-00001");
          assertThat(request.outcome()).isEqualTo(Outcome.CORRECT);
          assertThat(request.cold()).isTrue();
        });
  }

  @Test
  void aSlowServiceGetsTheNextRequestsBeforeItHasResponded() throws Exception {
    CountDownLatch tenAtOnce = new CountDownLatch(10);
    server.createContext(
        "/predict",
        exchange -> {
          tenAtOnce.countDown();
          await(tenAtOnce);
          respond(exchange);
        });

    try (LoadGenerator load = start(200)) {
      tenAtOnce.await();
      assertThat(load.stop().failures()).isEmpty();
    }
  }

  @Test
  void withoutAResponseTheStatusIsZero() throws Exception {
    CountDownLatch one = new CountDownLatch(1);
    server.createContext(
        "/predict",
        exchange -> {
          exchange.close();
          one.countDown();
        });

    LoadResult result;
    try (LoadGenerator load = start(50)) {
      one.await();
      result = load.stop();
    }

    assertThat(result.failures()).containsOnlyKeys("no response");
    assertThat(result.requests()).extracting(RequestResult::status).containsOnly(0);
  }

  private LoadGenerator start(int perSecond) {
    URI uri = URI.create("http://localhost:" + server.getAddress().getPort());
    return LoadGenerator.start(new ServiceClient(uri, "localhost"), List.of(REQUEST), perSecond);
  }

  private static void respond(HttpExchange exchange) throws IOException {
    exchange.getRequestBody().readAllBytes();
    byte[] body = "{\"prediction\":[1]}".getBytes(UTF_8);
    exchange.getResponseHeaders().set("Revision", "predict-00001");
    exchange.getResponseHeaders().set("Start", "cold");
    exchange.sendResponseHeaders(200, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
