package dev.knativepredict.function;

import dev.knativepredict.function.observe.Telemetry;
import java.util.function.LongSupplier;

/** What the port of functions has open and holds, as metrics. */
public final class PortGauges {

  private PortGauges() {}

  /** Adds them. */
  public static void register(
      Telemetry telemetry, LongSupplier connections, LongSupplier heldBytes) {
    telemetry.gauge("predict_connections", "Connections that are open now", connections);
    telemetry.gauge("predict_held_bytes", "Bytes of bodies that are held in memory now", heldBytes);
  }
}
