package dev.knativepredict.release.evidence;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * By how much the counters of a revision's processes increased, since they were first read. What a
 * process counted that is gone stays counted; a new one counts from zero.
 */
final class Increases {

  private final Map<String, Counts> last = new HashMap<>();
  private @Nullable Set<String> before;
  private Counts total = Counts.NONE;

  /** Takes the metrics of all processes that run now, which are empty if they can't be read. */
  Counts read(Map<String, String> processes) {
    Set<String> old = before == null ? Set.copyOf(processes.keySet()) : before;
    before = old;
    processes.forEach((process, metrics) -> {
      if (!metrics.isEmpty()) {
        Counts now = Counts.of(metrics);
        // What a process counted before it was first read is not of this release.
        Counts base = old.contains(process) ? now : Counts.NONE;
        Counts previous = last.put(process, now);
        total = total.plus(now.minus(previous == null ? base : previous));
      }
    });
    return total;
  }
}
