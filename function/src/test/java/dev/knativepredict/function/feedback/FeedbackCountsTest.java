package dev.knativepredict.function.feedback;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FeedbackCountsTest {

  @Test
  void whatIsTooMuchToBeToldApartIsCountedTogether() {
    FeedbackCounts counts = new FeedbackCounts(2);
    for (String version : List.of("1", "2", "3", "1", "4", "5")) {
      Answerer by = new Answerer("credit", version, "r" + version);
      boolean correct = !version.equals("5");
      counts.add(List.of(new Match.Row(by, "1", correct ? "1" : "0", correct, "0.95")));
    }

    assertThat(told(counts))
        .containsExactly(
            "credit 1 r1: 1 1 true 2",
            "credit 2 r2: 1 1 true 1",
            "  (other): (other) (other) true 2",
            "  (other): (other) (other) false 1",
            "credit 1 r1: 0.95 true 2",
            "credit 2 r2: 0.95 true 1",
            "  (other): (other) true 2",
            "  (other): (other) false 1");
  }

  @Test
  void aRowWithoutAProbabilityHasNoConfidence() {
    FeedbackCounts counts = new FeedbackCounts();
    counts.add(List.of(new Match.Row(new Answerer("m", "1", "r"), "a", "b", false, null)));

    assertThat(told(counts)).containsExactly("m 1 r: a b false 1");
  }

  private static List<String> told(FeedbackCounts counts) {
    List<String> told = new ArrayList<>();
    counts.show(
        new FeedbackCounts.Reader() {
          @Override
          public void rows(
              Answerer by, String predicted, String actual, boolean correct, long rows) {
            told.add(text(by) + "%s %s %s %d".formatted(predicted, actual, correct, rows));
          }

          @Override
          public void confidence(Answerer by, String bin, boolean correct, long rows) {
            told.add(text(by) + bin + " " + correct + " " + rows);
          }
        });
    return told;
  }

  private static String text(Answerer by) {
    return "%s %s %s: ".formatted(by.model(), by.version(), by.revision());
  }
}
