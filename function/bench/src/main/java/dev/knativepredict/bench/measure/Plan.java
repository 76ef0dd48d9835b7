package dev.knativepredict.bench.measure;

/**
 * How much is measured.
 *
 * @param starts how many cold starts of each server on each number of cores
 * @param generations how often the servers are started for the warm measurements
 * @param rounds how many rounds each of these generations takes
 * @param warmUp seconds of load before the first round
 * @param seconds of load for one measurement
 */
public record Plan(int starts, int generations, int rounds, double warmUp, double seconds) {

  public static final Plan FULL = new Plan(10, 3, 3, 15, 4);
  public static final Plan QUICK = new Plan(5, 1, 3, 8, 2);
}
