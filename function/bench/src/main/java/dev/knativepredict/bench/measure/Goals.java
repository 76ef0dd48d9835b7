package dev.knativepredict.bench.measure;

import dev.knativepredict.bench.server.Servers;
import java.util.List;

/** The goals, in the order of the table. */
public final class Goals {

  public static final List<Goal> ALL =
      List.of(
          new Goal.Ratio(Metric.START, Servers.FASTAPI, 0.7, true),
          new Goal.Versions(Metric.START_H2C, Metric.START, 1.4),
          new Goal.Ratio(Metric.START_ONE_CORE, Servers.FASTAPI, 1.0, true),
          new Goal.Ratio(Metric.THROUGHPUT, Servers.FASTAPI, 5, true),
          new Goal.Ratio(Metric.THROUGHPUT, Servers.NETTY, 0.7, true),
          new Goal.Ratio(Metric.THROUGHPUT_H2C, Servers.NETTY, 0.6, true),
          new Goal.Ratio(Metric.MEDIAN, Servers.FASTAPI, 0.6, true),
          new Goal.Ratio(Metric.TAIL, Servers.FASTAPI, 1.0, false),
          new Goal.Ratio(Metric.OWN_TAIL, Servers.FASTAPI, 1.0, false),
          new Goal.Absolute(Metric.MEMORY, 125));

  private Goals() {}
}
