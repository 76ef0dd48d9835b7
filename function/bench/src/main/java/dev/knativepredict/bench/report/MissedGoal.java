package dev.knativepredict.bench.report;

import dev.knativepredict.bench.measure.Goal;
import dev.knativepredict.bench.measure.Goals;
import dev.knativepredict.bench.measure.Samples;
import dev.knativepredict.bench.measure.Spread;
import java.util.List;

/** A goal whose limit the median of a run does not keep. */
public record MissedGoal(Goal goal, Spread found) implements Failure {

  static List<MissedGoal> in(Samples found) {
    return Goals.ALL.stream()
        .filter(Goal::checked)
        .filter(goal -> !goal.isMet(found))
        .map(goal -> new MissedGoal(goal, goal.value(found)))
        .toList();
  }

  @Override
  public String toString() {
    return "%s: has to be %s, is %s"
        .formatted(goal.title(), goal.limitText(), found.text(goal.decimals()));
  }
}
