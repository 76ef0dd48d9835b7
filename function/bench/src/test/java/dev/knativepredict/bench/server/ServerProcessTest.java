package dev.knativepredict.bench.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.knativepredict.manifest.GoldenRow;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ServerProcessTest {

  private static final Path REPOSITORY = Path.of("../..").toAbsolutePath().normalize();
  private static final Path MODEL = REPOSITORY.resolve("models/credit/1");
  private static final Server NETTY = new Servers(REPOSITORY, List.of()).netty();

  @Test
  void nettyPredictsAGoldenRowCorrectly() throws Exception {
    try (ServerProcess netty = NETTY.start(MODEL)) {
      assertThat(netty.awaitFirstResponse(TestRequest.of(MODEL, 1))).isPositive();
      assertThat(netty.cpuTime()).isPositive();
      assertThat(netty.residentMegabytes()).isGreaterThan(10);
    }
  }

  @Test
  void nettyPredictsCorrectlyByHttp2Too() throws Exception {
    try (ServerProcess netty = NETTY.start(MODEL)) {
      TestRequest request = TestRequest.of(MODEL, 1);
      assertThat(netty.awaitFirstResponse(Protocol.H2C, request)).isPositive();
      assertThat(netty.awaitFirstResponse(Protocol.H2C, TestRequest.of(MODEL, 100))).isPositive();
    }
  }

  @Test
  void nettyPredictsManyRowsCorrectly() throws Exception {
    try (ServerProcess netty = NETTY.startOnOneCore(MODEL)) {
      assertThat(netty.awaitFirstResponse(TestRequest.of(MODEL, 100))).isPositive();
    }
  }

  @Test
  void aWrongPredictionFailsTheBenchmark() throws Exception {
    TestRequest request = TestRequest.of(MODEL, 1);
    TestRequest wrong =
        new TestRequest(
            request.body(), 1, new GoldenRow.Answer(List.of(1), List.of(List.of(0.5, 0.5))));
    try (ServerProcess netty = NETTY.start(MODEL)) {
      assertThatThrownBy(() -> netty.awaitFirstResponse(wrong))
          .isInstanceOf(BenchmarkFailed.class)
          .hasMessageStartingWith("Netty responds to {\"features\":[[");
    }
  }

  @Test
  void aServerThatEndsFailsTheBenchmarkWithItsOutput() throws Exception {
    Server dead = new Server("dead", REPOSITORY, List.of("sh", "-c", "echo no port"), Map.of());
    try (ServerProcess process = dead.start(MODEL)) {
      assertThatThrownBy(() -> process.awaitFirstResponse(TestRequest.of(MODEL, 1)))
          .isInstanceOf(BenchmarkFailed.class)
          .hasMessageContaining("dead doesn't respond")
          .hasMessageContaining("no port");
    }
  }
}
