package dev.knativepredict.bench.report;

import dev.knativepredict.bench.measure.Goal;
import dev.knativepredict.bench.measure.Goals;
import dev.knativepredict.bench.measure.Samples;
import dev.knativepredict.bench.measure.Spread;
import java.util.List;
import java.util.Locale;

/**
 * A ratio that is worse than the recorded one, by more than the noise: worse than the worst pair of
 * the recorded run, and by a quarter at least.
 *
 * @param goal what the ratio is of
 * @param recorded what it was
 * @param found what it is
 */
public record Regression(Goal.Ratio goal, Spread recorded, Spread found) {

  private static final double NOISE = 1.25;

  /** All that are worse in a run. */
  public static List<Regression> between(Samples recorded, Samples found) {
    return Goals.ALL.stream()
        .filter(Goal.Ratio.class::isInstance)
        .map(Goal.Ratio.class::cast)
        .filter(Goal.Ratio::checked)
        .map(goal -> new Regression(goal, goal.found(recorded), goal.found(found)))
        .filter(Regression::isWorse)
        .toList();
  }

  private boolean isWorse() {
    return goal.measure().moreIsBetter()
        ? found.median() < Math.min(recorded.min(), recorded.median() / NOISE)
        : found.median() > Math.max(recorded.max(), recorded.median() * NOISE);
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT, "%s was %s, is %s", goal.title(), recorded.text(2), found.text(2));
  }
}
