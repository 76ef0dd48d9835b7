package dev.knativepredict.release.evidence;

import dev.knativepredict.release.time.TimeGrid;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What was counted in each step of a time.
 *
 * @param requests by revision, start and outcome
 * @param times answers by start and {@code le}: how many took at most so many seconds
 * @param pods by revision: how many there were on average
 * @param predictions rows by model, version and bin of the answer
 */
public record TrafficHistory(
    TimeGrid grid,
    List<Series> requests,
    List<Series> times,
    List<Series> pods,
    List<Series> predictions) {

  /**
   * The time in milliseconds within which a share of the answers came, for each step; not a number
   * where there was none.
   *
   * @param start {@code cold} or {@code warm}
   * @param share 0 to 1
   */
  public List<Double> milliseconds(String start, double share) {
    return IntStream.range(0, grid.steps())
        .mapToObj(step -> 1000 * times(start, step).quantile(share).orElse(Double.NaN))
        .toList();
  }

  private AnswerTimes times(String start, int step) {
    AnswerTimes all = AnswerTimes.NONE;
    for (Series series : times) {
      double count = series.values().get(step);
      if (series.label(Contract.START_LABEL).equals(start) && !Double.isNaN(count)) {
        all = all.plus(AnswerTimes.bound(series.label("le")), count);
      }
    }
    return all;
  }
}
