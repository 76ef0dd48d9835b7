package dev.knativepredict.training.report;

import dev.knativepredict.training.data.ModelSpec;
import dev.knativepredict.training.judge.Judgement;

/** The picture of a card: the accuracies against the gate, and whether probabilities are right. */
public final class Chart {

  /** Where both panels begin and end. */
  static final int TOP = 56;

  static final int BOTTOM = 262;

  private Chart() {}

  /** The picture, as an SVG file. */
  public static String svg(ModelSpec spec, Judgement judgement) {
    Svg svg = new Svg(760, 310);
    new AccuracyPanel(svg, spec.gate().minAccuracy(), judgement).draw();
    CalibrationPanel.of(svg, judgement.predictions()).draw();
    return svg.toString();
  }
}
