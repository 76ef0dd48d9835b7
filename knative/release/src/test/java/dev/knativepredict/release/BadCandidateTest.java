package dev.knativepredict.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.knativepredict.release.cluster.Behaviour;
import dev.knativepredict.release.cluster.Readiness;
import dev.knativepredict.release.command.Tool;
import dev.knativepredict.release.command.WithTool;
import dev.knativepredict.release.time.FakeTime;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class BadCandidateTest extends WithTool {

  /** More predictions than smoke test and comparison send. */
  private static final int BEFORE_USERS = 250;

  /** Twenty golden rows in six forms. */
  private static final int IN_SMOKE = 120;

  private static final Duration ONE_STEP = Duration.ofSeconds(60);

  static List<Arguments> bad() {
    Behaviour good = Behaviour.GOOD;
    return List.of(
        arguments(good.ending(new Readiness.Failed("exit code 137")), "ready", "exit code 137"),
        arguments(good.ending(new Readiness.Pending("no node")), "ready", "within 120 s: no node"),
        arguments(good.serving("b".repeat(64)), "smoke", "SHA-256"),
        arguments(good.predicting(number -> 1 - number % 2), "smoke", "0 of 20 right"),
        arguments(good.responding(nth -> 500), "smoke", "HTTP 500"),
        arguments(
            good.responding(nth -> nth > IN_SMOKE ? 503 : 200), "compare", "failed or refused"),
        arguments(
            good.breaking("{\"features\":[7]}"),
            "smoke",
            "golden rows by /predict with features of one row: 19 of 20 right"),
        arguments(good.taking(50), "compare", "slower than the stable revision"),
        arguments(good.responding(nth -> nth > BEFORE_USERS ? 500 : 200), "25 %", "(5xx"),
        arguments(good.responding(nth -> nth > BEFORE_USERS ? 422 : 200), "25 %", "(4xx)"));
  }

  @ParameterizedTest
  @MethodSource("bad")
  void isRolledBackAtTheStageThatFindsIt(Behaviour behaviour, String stage, String reason) {
    tool.deploy(1);
    tool.knative.behaviour(Tool.image(2), behaviour);
    Tool.Ended ended = tool.deploy(2);
    assertThat(ended.code()).as(ended.err()).isEqualTo(1);
    assertThat(ended.out()).startsWith("rolled back: ").contains(reason);
    assertThat(ended.err()).contains(stage + ": unhealthy");
    assertThat(tool.knative.routed()).hasToString(tool.revision(1) + " 100 % (stable)");
    assertThat(tool.service().template().at("/metadata/name").asText())
        .as("the template is rolled back as well")
        .isEqualTo(tool.revision(1));
  }

  @Test
  void aCandidateThatPredictsOtherwiseIsFoundWithoutAModel() throws IOException {
    tool.deploy(1);
    tool.knative.behaviour(Tool.image(2), Behaviour.GOOD.predicting(number -> 0));
    Tool.Ended ended = deployWithoutModel();
    assertThat(ended.code()).isEqualTo(1);
    assertThat(ended.out()).contains("predictions: 10 of 20 agree");
  }

  @Test
  void aCandidateThatAnswersUsersOtherwiseOnTheWholeIsFoundWhereAgreementIsNotAsked()
      throws IOException {
    tool.deploy(1);
    tool.knative.behaviour(Tool.image(2), Behaviour.GOOD.predicting(number -> 0));
    Tool.Ended ended = deployWithoutModel("--min-agreement", "0");
    assertThat(ended.code()).as(ended.err()).isEqualTo(1);
    assertThat(ended.out()).contains("predictions' distribution: a PSI of");
    assertThat(ended.err()).contains("5 %: unhealthy");
    Tool.Ended tolerated =
        deployWithoutModel("--min-agreement", "0", "--max-prediction-drift", "0", "--force");
    assertThat(tolerated.out()).startsWith("promoted");
  }

  /** Without golden rows, only with requests. */
  private Tool.Ended deployWithoutModel(String... more) throws IOException {
    List<String> words = new ArrayList<>(List.of("deploy", "--image", Tool.image(2)));
    words.addAll(List.of("--commit", "2".repeat(40), "--requests", requests().toString()));
    words.addAll(List.of(more));
    return tool.run(words.toArray(String[]::new));
  }

  @Test
  void aCandidateThatCrashesDuringAStepIsRolledBackAtOnce() throws Exception {
    tool.deploy(1);
    Tool.Ended ended;
    try (AutoCloseable _ = tool.every(Duration.ofSeconds(1), this::crashAt25Percent)) {
      ended = tool.deploy(2, "--step-duration", "60", "--max-wait", "600");
    }
    assertThat(ended.code()).as(ended.err()).isEqualTo(1);
    assertThat(ended.out()).contains("exit code 1");
    assertThat(tool.knative.routed()).hasToString(tool.revision(1) + " 100 % (stable)");
    assertThat(Duration.between(FakeTime.START, tool.time.instant())).isLessThan(ONE_STEP);
  }

  @Test
  void aContainerThatEndsLongAfterTheLastStepIsFoundWhileTheWayBackIsOpen() throws Exception {
    tool.deploy(1);
    Tool.Ended ended;
    try (AutoCloseable _ = tool.every(Duration.ofSeconds(20), this::restartAt100Percent)) {
      ended = tool.deploy(2, "--bake", "60");
    }
    assertThat(ended.code()).as(ended.err()).isEqualTo(1);
    assertThat(ended.err()).containsSubsequence("100 %: healthy", "bake: unhealthy: exit code 137");
    assertThat(tool.knative.routed()).hasToString(tool.revision(1) + " 100 % (stable)");
  }

  private void restartAt100Percent() {
    if (tool.knative.routed().toString().contains("100 % (candidate)")) {
      tool.knative.revision(tool.revision(2)).restart("exit code 137");
    }
  }

  private void crashAt25Percent() {
    if (tool.knative.routed().toString().contains("25 % (candidate)")) {
      tool.knative.revision(tool.revision(2)).crash("exit code 1");
    }
  }

  private Path requests() throws IOException {
    return Files.write(
        tool.folder.resolve("requests.jsonl"),
        IntStream.range(0, 20).mapToObj("{\"instances\":[{\"number\":%d}]}"::formatted).toList());
  }
}
