package dev.knativepredict.bench.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.knativepredict.manifest.GoldenRow;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RunningTest {

  private static final Path REPOSITORY = Path.of("../..").toAbsolutePath().normalize();
  private static final Path MODEL = REPOSITORY.resolve("models/credit/1");
  private static final Server NETTY = new Servers(REPOSITORY, List.of()).netty();

  @Test
  void nettyAnswersAGoldenRowAsItHasTo() throws Exception {
    try (Running netty = NETTY.start(MODEL)) {
      assertThat(netty.awaitAnswer(Question.of(MODEL, 1))).isPositive();
      assertThat(netty.cpuTime()).isPositive();
      assertThat(netty.residentMegabytes()).isGreaterThan(10);
    }
  }

  @Test
  void nettyAnswersManyRowsAsItHasTo() throws Exception {
    try (Running netty = NETTY.startOnOneCore(MODEL)) {
      assertThat(netty.awaitAnswer(Question.of(MODEL, 100))).isPositive();
    }
  }

  @Test
  void anAnswerThatIsNotTheGoldenOneIsBroken() throws Exception {
    Question right = Question.of(MODEL, 1);
    Question wrong =
        new Question(right.body(), 1, new GoldenRow.Answer(List.of(1), List.of(List.of(0.5, 0.5))));
    try (Running netty = NETTY.start(MODEL)) {
      assertThatThrownBy(() -> netty.awaitAnswer(wrong))
          .isInstanceOf(Broken.class)
          .hasMessageStartingWith("Netty answers {\"features\":[[");
    }
  }

  @Test
  void aServerThatEndsInsteadOfAnsweringIsBrokenInItsOwnWords() throws Exception {
    Server dead = new Server("dead", REPOSITORY, List.of("sh", "-c", "echo no port"), Map.of());
    try (Running running = dead.start(MODEL)) {
      assertThatThrownBy(() -> running.awaitAnswer(Question.of(MODEL, 1)))
          .isInstanceOf(Broken.class)
          .hasMessageContaining("dead gives no answer")
          .hasMessageContaining("no port");
    }
  }
}
