package dev.knativepredict.release.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.knativepredict.release.evidence.CountedRows;
import dev.knativepredict.release.evidence.FakePrometheus;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DriftCommandTest extends WithTool {

  private static final CountedRows SAME =
      new CountedRows("1")
          .rows(1200)
          .feature("age", 240, 250, 230, 235, 245)
          .feature("income", 240, 240, 240, 240, 240)
          .outside("age", 5, 7)
          .predictions(590, 610)
          .confidence(200, 1000);

  private static final CountedRows OLDER =
      new CountedRows("1")
          .rows(1200)
          .feature("age", 60, 100, 200, 340, 500)
          .feature("income", 240, 240, 240, 240, 240)
          .outside("age", 0, 60)
          .predictions(500, 700)
          .confidence(200, 1000);

  private static final CountedRows FEW = new CountedRows("1").rows(9).feature("age", 1, 2, 3, 2, 1);

  private String stable = "";

  @BeforeEach
  void releaseOnce() {
    tool.deploy(1);
    stable = tool.revision(1);
  }

  @Test
  void rowsLikeTheTrainingDataAreNoDrift() {
    counting(stable, SAME);
    Tool.Ended ended = tool.run("drift");
    assertThat(ended.code()).as(ended.toString()).isZero();
    assertThat(ended.out().lines())
        .satisfiesExactly(
            titles ->
                assertThat(titles.split(" +"))
                    .containsExactly(
                        "MODEL",
                        "FEATURE",
                        "ROWS",
                        "PSI",
                        "THRESHOLD",
                        "JS",
                        "CHANCE",
                        "OUTSIDE",
                        "VERDICT"),
            age ->
                assertThat(age)
                    .matches(
                        "credit/1 +age +1200 +0\\.00[0-9] +0\\.100 +0\\.0[0-9]+ +0\\.[0-9]+ +1\\.0 %"
                            + " +no drift"),
            income -> assertThat(income).matches("credit/1 +income +1200 .* 0\\.0 % +no drift"),
            predictions -> assertThat(predictions).matches("credit/1 +predictions .* - +no drift"),
            confidence ->
                assertThat(confidence)
                    .matches("credit/1 +confidence .* not compared: nothing to compare it with"),
            all ->
                assertThat(all)
                    .isEqualTo(
                        "no drift: 3 compared (1200 rows of %s's pods, beside the training data)"
                            .formatted(stable)));
  }

  @Test
  void aFeatureThatMovedIsDriftAndEndsWithOne() {
    counting(stable, OLDER);
    Tool.Ended ended = tool.run("drift");
    assertThat(ended.code()).isEqualTo(1);
    assertThat(ended.out()).contains(" 5.0 %    drift\n", "\ndrift: age (1200 rows of ");
  }

  @Test
  void tooFewRowsEndWithThree() {
    counting(stable, FEW);
    Tool.Ended ended = tool.run("drift");
    assertThat(ended.code()).isEqualTo(3);
    assertThat(ended.out())
        .contains(
            " too few rows: 9 beside 5000: PSI 1.", "\ninconclusive: too few rows for 1 of 1");
  }

  @Test
  void aRevisionThatCountsNoRowsEndsWithThree() {
    tool.knative.revision(stable).counting("# no rows\n");
    Tool.Ended ended = tool.run("drift");
    assertThat(ended.code()).isEqualTo(3);
    assertThat(ended.out()).contains("inconclusive: nothing was counted (0 rows of ");
  }

  @Test
  void aCandidateIsComparedWithTheStableRevision() {
    tool.deploy(2, "--min-requests", "100000");
    String candidate = tool.revision(2);
    counting(stable, SAME);
    counting(candidate, OLDER);
    Tool.Ended ended = tool.run("drift", "--revision", candidate, "--against", stable);
    assertThat(ended.code()).isEqualTo(1);
    assertThat(ended.out())
        .containsPattern("confidence +1200 +0\\.000 +0\\.100 .* no drift\n")
        .endsWith("drift: age (1200 rows of %s's pods, beside %s)\n".formatted(candidate, stable));
    assertThat(tool.run("drift").code()).isZero();
  }

  @Test
  void aVersionThatWasTrainedWithOtherBinsIsNotCompared() {
    tool.deploy(2, "--min-requests", "100000");
    counting(stable, SAME);
    counting(tool.revision(2), new CountedRows("2").rows(1200).feature("age", 600, 600));
    Tool.Ended ended = tool.run("drift", "--revision", tool.revision(2), "--against", stable);
    assertThat(ended.code()).isEqualTo(3);
    assertThat(ended.out())
        .contains("credit/2 ", " not compared: its bins have other edges there\n")
        .contains("inconclusive: there is nothing to compare it with");
  }

  @Test
  void binsAreDrawnBesideThoseOfTheTrainingData() {
    counting(stable, OLDER);
    assertThat(tool.run("drift", "--bins").out())
        .containsPattern("\nage +WINDOW +BESIDE\n1\\.0 +5\\.0 % +██ +20\\.0 % +████████\n2\\.0 ")
        .containsPattern("\n\\+Inf +41\\.7 % +█{17} +20\\.0 % +█{8}\n");
  }

  @Test
  void prometheusKnowsThePast() throws IOException {
    try (FakePrometheus prometheus = new FakePrometheus("ok", 1)) {
      prometheus.counting(query -> query.contains(" offset 7200s"), SAME);
      prometheus.counting(query -> query.contains("[3600s] offset 3600s"), SAME);
      prometheus.counting(_ -> true, OLDER);
      Tool.Ended ended =
          run(prometheus, "--window", "1h", "--against", "before", "--revision", "gone");
      assertThat(ended.code()).isEqualTo(1);
      assertThat(ended.out())
          .endsWith("drift: age (1200 rows of gone in 1 h, beside the window before)\n");
      assertThat(run(prometheus, "--window", "2h").code()).isZero();
    }
  }

  @Test
  void theWindowIsADayUnlessOneIsGiven() throws IOException {
    try (FakePrometheus prometheus = new FakePrometheus("ok", 1)) {
      prometheus.counting(_ -> true, SAME);
      assertThat(run(prometheus).out()).contains("no drift: 3 compared", " in 24 h, beside");
      assertThat(prometheus.queries())
          .allSatisfy(query -> assertThat(query).contains("[86400s]", stable));
    }
  }

  @Test
  void aPrometheusThatIsOutOfReachEndsWithFour() {
    Tool.Ended ended = tool.run("drift", "--prometheus", "http://127.0.0.1:1");
    assertThat(ended.code()).isEqualTo(4);
    assertThat(ended.err()).startsWith("release: Prometheus at http://127.0.0.1:1: no connection");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--window 1h",
        "--against before",
        "--prometheus http://127.0.0.1:1 --window 1",
        "--prometheus http://127.0.0.1:1 --window 0s",
        "--against Not_A_Name"
      })
  void aWrongCommandLineEndsWithTwo(String options) {
    Tool.Ended ended = tool.run(("drift " + options).split(" "));
    assertThat(ended.code()).isEqualTo(2);
    assertThat(ended.err()).contains("Usage: release drift");
  }

  @Test
  void aRevisionThatIsNotThereOrIsTheSameIsRefused() {
    assertThat(tool.run("drift", "--revision", "predict-x").err())
        .isEqualTo("release: predict has no revision predict-x\n");
    Tool.Ended itself = tool.run("drift", "--against", stable);
    assertThat(itself.code()).isEqualTo(1);
    assertThat(itself.err())
        .isEqualTo("release: %s can't be compared with itself\n".formatted(stable));
  }

  @Test
  void withoutTheRightToReadPodsItIsRefused() {
    tool.knative.forbidMetrics();
    Tool.Ended ended = tool.run("drift");
    assertThat(ended.code()).isEqualTo(1);
    assertThat(ended.err()).contains("the account may not get pods/proxy");
  }

  private void counting(String revision, CountedRows rows) {
    tool.knative.revision(revision).counting(rows.text());
  }

  private Tool.Ended run(FakePrometheus prometheus, String... options) {
    List<String> words =
        new ArrayList<>(List.of("drift", "--prometheus", prometheus.url().toString()));
    words.addAll(Arrays.asList(options));
    return tool.run(words.toArray(String[]::new));
  }
}
