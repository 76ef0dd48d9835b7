package dev.knativepredict.bench.growth;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LoadedModelsTest {

  @Test
  void measuresTwoModelsInOneProcess(@TempDir Path directory) throws Exception {
    LoadedModels measured =
        LoadedModels.measure(
            List.of(new LinearModel(3).seal(directory), new LinearModel(30).seal(directory)));

    assertThat(measured.loadMillis()).isPositive();
    assertThat(measured.megabytes()).isGreaterThan(10);
    assertThat(measured.answerMicros()).isBetween(0.1, 10_000.0);
  }
}
