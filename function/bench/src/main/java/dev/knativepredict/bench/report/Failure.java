package dev.knativepredict.bench.report;

import dev.knativepredict.bench.measure.Goal;
import dev.knativepredict.bench.measure.Samples;
import java.util.ArrayList;
import java.util.List;

/** Why a run does not pass the check; as text it says what was measured. */
public sealed interface Failure permits Regression, MissedGoal {

  /** The goal that is missed, or whose ratio got worse. */
  Goal goal();

  /** What is wrong with a run, compared with the recorded one. */
  static List<Failure> of(Samples recorded, Samples found) {
    List<Failure> failures = new ArrayList<>(Regression.between(recorded, found));
    failures.addAll(MissedGoal.in(found));
    return failures;
  }
}
