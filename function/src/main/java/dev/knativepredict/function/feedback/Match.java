package dev.knativepredict.function.feedback;

import dev.knativepredict.manifest.ConfidenceBins;
import org.jspecify.annotations.Nullable;

/** What became of an id and its label. */
public sealed interface Match {

  /**
   * An answer of ours and its label.
   *
   * @param by what answered
   * @param predicted the label that it predicted
   * @param actual the label that came later
   * @param bin the upper edge of the bin of its confidence; null if the model has no probabilities
   */
  record Row(Answerer by, String predicted, String actual, boolean correct, @Nullable String bin)
      implements Match {

    static Row of(ModelLabels model, Answer answer, int actual) {
      return new Row(
          new Answerer(model.name(), Integer.toString(answer.version()), answer.revision()),
          model.text(answer.predicted()),
          model.text(actual),
          answer.predicted() == actual,
          answer.bin() < 0 ? null : ConfidenceBins.NAMES.get(answer.bin()));
    }
  }

  /**
   * Why it can't be counted.
   *
   * @param member which of both is wrong: {@code id} or {@code label}
   * @param detail in words for the caller
   */
  record Wrong(String member, String detail) implements Match {}
}
