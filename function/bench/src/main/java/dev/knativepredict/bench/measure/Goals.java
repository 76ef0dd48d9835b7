package dev.knativepredict.bench.measure;

import dev.knativepredict.bench.server.Servers;
import java.util.List;

/** All goals, in the order of the table. */
public final class Goals {

  public static final List<Goal> ALL =
      List.of(
          new Goal.Ratio(Measure.START, Servers.FASTAPI, 0.7, true),
          new Goal.Ratio(Measure.START_ONE_CORE, Servers.FASTAPI, 1.0, true),
          new Goal.Ratio(Measure.THROUGHPUT, Servers.FASTAPI, 5, true),
          new Goal.Ratio(Measure.THROUGHPUT, Servers.NETTY, 0.75, true),
          new Goal.Ratio(Measure.MEDIAN, Servers.FASTAPI, 0.6, true),
          new Goal.Ratio(Measure.TAIL, Servers.FASTAPI, 1.0, false),
          new Goal.Ratio(Measure.OWN_TAIL, Servers.FASTAPI, 1.0, false),
          new Goal.Own(Measure.MEMORY, 120));

  private Goals() {}
}
