package dev.knativepredict.bench.growth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.knativepredict.bench.server.Question;
import dev.knativepredict.bench.server.Running;
import dev.knativepredict.bench.server.Servers;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LinearModelTest {

  @Test
  void aModelOfAThousandFeaturesIsServedAndAnswersAsItSays(@TempDir Path directory)
      throws Exception {
    Path model = new LinearModel(1_000).seal(directory);
    try (Running netty = new Servers(Path.of("../.."), List.of()).netty().start(model)) {
      assertThat(netty.awaitAnswer(Question.of(model, 3))).isPositive();
    }
  }
}
