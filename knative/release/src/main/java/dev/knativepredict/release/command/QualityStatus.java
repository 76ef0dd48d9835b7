package dev.knativepredict.release.command;

import dev.knativepredict.release.labels.Confusion;
import dev.knativepredict.release.labels.EstimatedAccuracy;
import dev.knativepredict.release.labels.ModelLabels;
import dev.knativepredict.release.labels.Proportion;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How right the answers of the stable revision's model are.
 *
 * @param labelled by the labels that came; null if none did
 * @param estimated by how sure it was of all answers; null if its seal doesn't tell
 * @param labels each label that was predicted or came
 */
record QualityStatus(
    String model,
    @Nullable AccuracyStatus labelled,
    @Nullable AccuracyStatus estimated,
    List<LabelStatus> labels) {

  /**
   * A share of right answers, 0 to 1.
   *
   * @param low where the true one begins: with a probability of 95 % if it was measured, by three
   *     standard deviations if it was estimated
   * @param high where it ends
   */
  record AccuracyStatus(long rows, double accuracy, double low, double high) {

    String text() {
      return String.format(
          Locale.ROOT, "%.1f %% (%.1f to %.1f %%)", 100 * accuracy, 100 * low, 100 * high);
    }
  }

  /**
   * One label.
   *
   * @param precision of the rows that it was predicted for, the share that has it; null if none
   * @param recall of the rows that have it, the share that it was predicted for; null if none
   */
  record LabelStatus(String label, @Nullable Double precision, @Nullable Double recall) {

    static LabelStatus of(String label, Confusion confusion) {
      return new LabelStatus(
          label, share(confusion.precision(label)), share(confusion.recall(label)));
    }

    private static @Nullable Double share(Proportion proportion) {
      return proportion.all() == 0 ? null : proportion.share();
    }
  }

  static QualityStatus of(String model, ModelLabels known) {
    Confusion confusion = known.confusion();
    return new QualityStatus(
        model,
        measured(confusion.accuracy()),
        known.estimate().map(QualityStatus::estimated).orElse(null),
        confusion.labels().stream().map(label -> LabelStatus.of(label, confusion)).toList());
  }

  private static @Nullable AccuracyStatus measured(Proportion right) {
    Proportion.Interval interval = right.interval();
    return right.all() == 0
        ? null
        : new AccuracyStatus(right.all(), right.share(), interval.low(), interval.high());
  }

  private static AccuracyStatus estimated(EstimatedAccuracy estimate) {
    return new AccuracyStatus(estimate.rows(), estimate.value(), estimate.low(), estimate.high());
  }

  /** One line for each of both, if there is something. */
  String text() {
    return line("labels", labelled) + line("rows, by their confidence", estimated);
  }

  private String line(String of, @Nullable AccuracyStatus accuracy) {
    return accuracy == null
        ? ""
        : "\n%s right in %s of %d %s".formatted(model, accuracy.text(), accuracy.rows(), of);
  }
}
