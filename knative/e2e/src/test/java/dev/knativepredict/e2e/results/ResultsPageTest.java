package dev.knativepredict.e2e.results;

import static org.assertj.core.api.Assertions.assertThat;

import dev.knativepredict.e2e.load.LoadResult;
import dev.knativepredict.e2e.load.RequestResult;
import dev.knativepredict.e2e.load.RequestResult.Outcome;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResultsPageTest {

  @Test
  void thePageHasFactsThenTablesThenScenarios(@TempDir Path directory) throws Exception {
    ResultsPage results = new ResultsPage();
    results.scenario("pod deleted", "recovered", load());
    results.table("The image", List.of("| part |", "|---|", "| model |"));
    results.fact("Machine", "2 cores");
    results.write(directory.resolve("results.md"));

    assertThat(Files.readString(directory.resolve("results.md")))
        .containsSubsequence(
            "# Results\n\n",
            "\n\n- Machine: 2 cores\n",
            "\n## The image\n\n| part |\n|---|\n| model |\n",
            "\n## Scenarios under load\n\n",
            "\n\n| scenario | outcome | requests | failed | wrong | p50 | p99 |\n",
            "| pod deleted | recovered | 3 | 1 | 1 | 4.0 ms | 1,234.5 ms |\n")
        .endsWith("|\n");
  }

  @Test
  void millisecondsHaveOneDecimal() {
    assertThat(ResultsPage.millis(Duration.ofMillis(1_342))).isEqualTo("1,342.0 ms");
    assertThat(ResultsPage.millis(Duration.ofNanos(60_000))).isEqualTo("0.1 ms");
  }

  private static LoadResult load() {
    return new LoadResult(
        List.of(
            request(Duration.ofMillis(3), Outcome.CORRECT),
            request(Duration.ofMillis(4), Outcome.WRONG),
            request(Duration.ofNanos(1_234_500_000), Outcome.FAILED)));
  }

  private static RequestResult request(Duration took, Outcome outcome) {
    return new RequestResult(Instant.EPOCH, took, 200, "predict-00001", false, outcome);
  }
}
