package dev.knativepredict.training.data;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a model is judged by. Those of labels are from 0 to 1. */
public enum Measure {
  /** The share of the rows whose label is predicted. */
  @JsonProperty("accuracy")
  ACCURACY(Target.Classes.class, true),
  /** The accuracy of always predicting the most frequent label of the training rows. */
  @JsonProperty("majority")
  MAJORITY(Target.Classes.class, true),
  /** The mean over the labels of the accuracy on the label's rows. */
  @JsonProperty("balanced_accuracy")
  BALANCED_ACCURACY(Target.Classes.class, true),
  /** The area under the ROC curve of label 1; with more than two labels the mean over all. */
  @JsonProperty("auc")
  AUC(Target.Classes.class, true),
  /** The share of the variance that is predicted: 1 at best, 0 for always saying the mean. */
  @JsonProperty("r2")
  R2(Target.Value.class, true),
  /** The mean absolute error, in the target's unit. */
  @JsonProperty("mae")
  MAE(Target.Value.class, false),
  /** The root of the mean squared error, in the target's unit. */
  @JsonProperty("rmse")
  RMSE(Target.Value.class, false);

  private static final MathContext SIX_DIGITS = new MathContext(6);

  private final Class<? extends Target> target;
  private final boolean moreIsBetter;

  Measure(Class<? extends Target> target, boolean moreIsBetter) {
    this.target = target;
    this.moreIsBetter = moreIsBetter;
  }

  /** Its name in settings and in the manifest. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Its name for people. */
  public String title() {
    return switch (this) {
      case AUC -> "AUC";
      case R2 -> "R²";
      case MAE -> "MAE";
      case RMSE -> "RMSE";
      default -> key().replace('_', ' ');
    };
  }

  /** Those by which a model of a target is judged. */
  public static List<Measure> of(Target target) {
    return Arrays.stream(values()).filter(measure -> measure.judges(target)).toList();
  }

  /** Whether a model of this target is judged by it. */
  public boolean judges(Target of) {
    return target.isInstance(of);
  }

  /** A value of it for people, or that it is not defined. */
  public String text(@Nullable Double value) {
    if (value == null) {
      return "not defined";
    }
    return moreIsBetter
        ? "%.4f".formatted(value)
        : BigDecimal.valueOf(value).round(SIX_DIGITS).toPlainString();
  }

  /** Whether a higher value is a better model; if not, it is an error in the target's unit. */
  public boolean moreIsBetter() {
    return moreIsBetter;
  }
}
