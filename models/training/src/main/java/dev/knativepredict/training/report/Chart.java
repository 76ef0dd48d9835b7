package dev.knativepredict.training.report;

import dev.knativepredict.training.data.GateSpec;
import dev.knativepredict.training.data.Target;
import dev.knativepredict.training.judge.Judgement;
import java.util.Locale;

/** The picture of a card: the repeats against the gate, and whether what is said is found. */
public final class Chart {

  /** Where both panels begin and end. */
  static final int TOP = 56;

  static final int BOTTOM = 262;

  private Chart() {}

  /** The picture, as an SVG file. */
  public static String svg(GateSpec gate, Target target, Judgement judgement) {
    Svg svg = new Svg(760, 310);
    new GatePanel(svg, gate, judgement).draw();
    PointsPanel.of(svg, target, judgement.points()).draw();
    return svg.toString();
  }

  /** A text with a capital first letter. */
  static String capital(String text) {
    return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
  }
}
