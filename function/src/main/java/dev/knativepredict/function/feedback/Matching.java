package dev.knativepredict.function.feedback;

import java.util.List;
import java.util.function.IntSupplier;

/** Finds the answers that labels are for. */
public final class Matching {

  /** More labels than these are not told to a caller who sent another one. */
  private static final int FEW = 20;

  private final SignedIds ids;
  private final KnownLabels known;
  private final int days;
  private final IntSupplier today;

  Matching(SignedIds ids, KnownLabels known, int days, IntSupplier today) {
    this.ids = ids;
    this.known = known;
    this.days = days;
    this.today = today;
  }

  /**
   * Finds the answer with an id.
   *
   * @param label a text or a Long
   */
  public Match of(String id, Object label) {
    Answer answer = ids.read(id);
    if (answer == null) {
      return wrongId("It is not the id of an answer");
    }
    int age = today.getAsInt() - answer.day();
    // A clock that goes before this one may be in the next day already.
    if (age < -1) {
      return wrongId("The answer is of a day to come");
    }
    if (age > days) {
      return wrongId("The answer is more than %d days old".formatted(days));
    }
    ModelLabels model = known.find(answer.model());
    if (model == null) {
      return wrongId("The model that answered is not served here, or its labels are others");
    }
    Integer actual = model.position(label);
    return actual == null ? wrongLabel(model.labels()) : Match.Row.of(model, answer, actual);
  }

  private static Match wrongId(String detail) {
    return new Match.Wrong("id", detail);
  }

  private static Match wrongLabel(List<Object> labels) {
    String expected =
        labels.size() <= FEW
            ? "one of " + labels
            : "one of the model's %d labels".formatted(labels.size());
    return new Match.Wrong("label", "'label' must be " + expected);
  }
}
