package dev.knativepredict.release.time;

import java.time.Duration;
import java.time.Instant;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Asks the same question until the answer is good enough.
 *
 * @param patience for how long to ask
 * @param interval how long to wait between two questions
 */
public record Poll(Time time, Duration patience, Duration interval) {

  /**
   * Asks at least once. After an interrupt, it doesn't ask again.
   *
   * @return the first answer that is good enough, or the last one when the patience is over
   */
  public <T> T until(Predicate<T> enough, Supplier<T> question) {
    Instant deadline = time.instant().plus(patience);
    T answer = question.get();
    while (!enough.test(answer)
        && time.instant().isBefore(deadline)
        && !Thread.currentThread().isInterrupted()) {
      time.sleep(interval);
      answer = question.get();
    }
    return answer;
  }
}
