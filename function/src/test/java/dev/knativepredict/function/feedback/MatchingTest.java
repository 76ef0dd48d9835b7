package dev.knativepredict.function.feedback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.knativepredict.function.contract.Environment;
import dev.knativepredict.function.inference.Admission;
import dev.knativepredict.function.inference.LoadedModel;
import dev.knativepredict.function.inference.Models;
import dev.knativepredict.manifest.ModelDirectory;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Labels for answers of a version that is gone, in front of a process that serves credit/1. */
class MatchingTest {

  private static final int TODAY = 20_785;
  private static final LoadedModel CREDIT =
      LoadedModel.load(ModelDirectory.open(Environment.CREDIT), new Admission(1, 1), 1);

  private final SignedIds ids = SignedIdsTest.ids("k".repeat(32));
  private final long model = Objects.requireNonNull(ModelLabels.of(CREDIT.manifest())).number();
  private final Matching matching =
      new Matching(ids, new KnownLabels(new Models(CREDIT)), 30, () -> TODAY);

  @AfterAll
  static void close() {
    CREDIT.close();
  }

  @Test
  void anAnswerOfAnotherVersionWithTheSameLabelsIsThatVersions() {
    assertThat(matching.of(id(new Answer(TODAY, model, 7, 1, 18, "predict-7")), 0L))
        .isEqualTo(
            new Match.Row(new Answerer("credit", "7", "predict-7"), "1", "0", false, "0.95"));
  }

  @Test
  void anAnswerMayHaveNoProbabilityAndALabelThatTheModelNeverNamed() {
    assertThat(matching.of(id(new Answer(TODAY, model, 1, -1, -1, "")), 1L))
        .isEqualTo(new Match.Row(new Answerer("credit", "1", ""), "(unknown)", "1", false, null));
  }

  @ParameterizedTest
  @CsvSource({"0", "30", "-1"})
  void anAnswerOfTheLastDaysIsTaken(int age) {
    assertThat(matching.of(id(new Answer(TODAY - age, model, 1, 1, 1, "")), 1L))
        .isInstanceOf(Match.Row.class);
  }

  @ParameterizedTest
  @CsvSource({
    "31,The answer is more than 30 days old",
    "20785,The answer is more than 30 days old",
    "-2,The answer is of a day to come",
    "-40000,The answer is of a day to come"
  })
  void anAnswerOfAnotherDayIsNot(int age, String why) {
    assertThat(matching.of(id(new Answer(TODAY - age, model, 1, 1, 1, "")), 1L))
        .isEqualTo(new Match.Wrong("id", why));
  }

  @Test
  void anAnswerOfAModelThatIsNotServedIsNot() {
    assertThat(matching.of(id(new Answer(TODAY, model + 1, 1, 1, 1, "")), 1L))
        .asInstanceOf(type(Match.Wrong.class))
        .satisfies(wrong -> assertThat(wrong.member()).isEqualTo("id"));
  }

  @Test
  void aLabelIsOneOfTheModelsAndOfItsType() {
    String id = id(new Answer(TODAY, model, 1, 1, 1, ""));
    Match wrong = new Match.Wrong("label", "'label' must be one of [0, 1]");

    assertThat(matching.of(id, 2L)).isEqualTo(wrong);
    assertThat(matching.of(id, "1")).isEqualTo(wrong);
    assertThat(matching.of(id, 1L)).isInstanceOf(Match.Row.class);
  }

  private String id(Answer answer) {
    return SignedIds.write(answer, ids.signer());
  }
}
