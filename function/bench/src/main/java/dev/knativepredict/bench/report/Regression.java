package dev.knativepredict.bench.report;

import dev.knativepredict.bench.measure.Goal;
import dev.knativepredict.bench.measure.Goals;
import dev.knativepredict.bench.measure.Samples;
import dev.knativepredict.bench.measure.Spread;
import java.util.List;
import java.util.Locale;

/**
 * A ratio that is worse than in the recorded run: its median is worse than the worst recorded
 * round, and worse than the recorded median by a factor of more than 1.25.
 *
 * @param goal the goal for this ratio
 * @param recorded the ratio in the recorded run
 * @param found the ratio in the new run
 */
public record Regression(Goal goal, Spread recorded, Spread found) implements Failure {

  private static final double TOLERANCE = 1.25;

  /** The regressions between two runs. */
  public static List<Regression> between(Samples recorded, Samples found) {
    return Goals.ALL.stream()
        .filter(goal -> goal.checked() && !(goal instanceof Goal.Absolute))
        .map(goal -> new Regression(goal, goal.value(recorded), goal.value(found)))
        .filter(Regression::isWorse)
        .toList();
  }

  private boolean isWorse() {
    return goal.metric().higherIsBetter()
        ? found.median() < Math.min(recorded.min(), recorded.median() / TOLERANCE)
        : found.median() > Math.max(recorded.max(), recorded.median() * TOLERANCE);
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT, "%s: was %s, is now %s", goal.title(), recorded.text(2), found.text(2));
  }
}
