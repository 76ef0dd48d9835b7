package dev.knativepredict.function.webhook;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.Queue;
import java.util.Set;

/**
 * The ids of what came lately, as many as fit. A process that ends forgets them, and so does one
 * that gets too many: that is harmless, because what a webhook starts does nothing the second time.
 */
final class RecentDeliveries {

  private record Entry(String id, Instant received) {}

  private final int most;
  private final Duration kept;
  private final Queue<Entry> inOrder = new ArrayDeque<>();
  private final Set<String> ids = new HashSet<>();

  /**
   * Remembers nothing yet.
   *
   * @param most how many are remembered
   * @param kept for how long
   */
  RecentDeliveries(int most, Duration kept) {
    this.most = most;
    this.kept = kept;
  }

  /** Remembers an id; false if it is remembered already. */
  synchronized boolean add(String id, Instant now) {
    forgetBefore(now.minus(kept));
    if (!ids.add(id)) {
      return false;
    }
    inOrder.add(new Entry(id, now));
    if (inOrder.size() > most) {
      ids.remove(inOrder.remove().id());
    }
    return true;
  }

  /** Lets an id come again. */
  synchronized void remove(String id) {
    if (ids.remove(id)) {
      inOrder.removeIf(entry -> entry.id().equals(id));
    }
  }

  synchronized int size() {
    return inOrder.size();
  }

  private void forgetBefore(Instant time) {
    for (Entry first = inOrder.peek();
        first != null && first.received().isBefore(time);
        first = inOrder.peek()) {
      ids.remove(inOrder.remove().id());
    }
  }
}
