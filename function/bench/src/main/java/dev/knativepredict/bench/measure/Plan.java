package dev.knativepredict.bench.measure;

/**
 * How long to measure.
 *
 * @param starts cold starts per server, on two cores and again on one
 * @param restarts how often the servers are started for the measurements under load
 * @param rounds rounds of measurements after each of these starts
 * @param warmUpSeconds seconds of load before the first round
 * @param seconds seconds of load per measurement
 */
public record Plan(int starts, int restarts, int rounds, double warmUpSeconds, double seconds) {

  public static final Plan FULL = new Plan(10, 3, 3, 15, 4);
  public static final Plan QUICK = new Plan(5, 1, 3, 8, 2);
}
