package dev.knativepredict.function;

import dev.knativepredict.function.inference.Admission;
import dev.knativepredict.function.observe.Telemetry;
import java.util.function.LongSupplier;

/** What a process holds and does just now, as metrics. */
public final class Gauges {

  private Gauges() {}

  /** How many predictions run and wait. */
  public static void ofPredictions(Telemetry telemetry, Admission admission) {
    telemetry.gauge("predict_running", "Predictions that run now", admission::running);
    telemetry.gauge("predict_waiting", "Predictions that wait to run now", admission::waiting);
  }

  /** What the port of functions has open and holds. */
  public static void ofPort(Telemetry telemetry, LongSupplier connections, LongSupplier heldBytes) {
    telemetry.gauge("predict_connections", "Connections that are open now", connections);
    telemetry.gauge("predict_held_bytes", "Bytes of bodies that are held in memory now", heldBytes);
  }
}
