package dev.knativepredict.function;

import dev.knativepredict.function.inference.Admission;
import dev.knativepredict.function.observe.Telemetry;

/** How many predictions run and wait, as metrics. */
public final class PredictionGauges {

  private PredictionGauges() {}

  /** Adds them. */
  public static void register(Telemetry telemetry, Admission admission) {
    telemetry.gauge("predict_running", "Predictions that run now", admission::running);
    telemetry.gauge("predict_waiting", "Predictions that wait to run now", admission::waiting);
  }
}
