package dev.knativepredict.release.drift;

import java.util.Comparator;

/**
 * What has a distribution: a feature of a model, its predictions, or their probabilities.
 *
 * @param model the model's name
 * @param version the model's version
 * @param feature the feature's name; empty if it is none
 */
public record Subject(String model, String version, Kind kind, String feature)
    implements Comparable<Subject> {

  /** The kinds, in the order in which they are listed. */
  public enum Kind {
    FEATURE,
    /** The labels or values that the model answers with. */
    PREDICTIONS,
    /** The probability of the label that it answers with. */
    CONFIDENCE
  }

  private static final Comparator<Subject> ORDER =
      Comparator.comparing(Subject::model)
          .thenComparing(Subject::version)
          .thenComparing(Subject::kind)
          .thenComparing(Subject::feature);

  /** For people. */
  public String text() {
    return switch (kind) {
      case FEATURE -> feature;
      case PREDICTIONS -> "predictions";
      case CONFIDENCE -> "confidence";
    };
  }

  /** Whether both are the same but for the model's version. */
  boolean isLike(Subject other) {
    return model.equals(other.model) && kind == other.kind && feature.equals(other.feature);
  }

  @Override
  public int compareTo(Subject other) {
    return ORDER.compare(this, other);
  }
}
