package dev.knativepredict.function.inference;

import java.util.Collection;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * Lets a bounded number of predictions run, each with a seat of its own, and a bounded number wait.
 *
 * @param <S> what a running prediction has to itself: its buffers
 */
final class Admission<S> {

  private final Queue<S> seats;
  private final Semaphore free;
  private final int count;
  private final int queue;
  private final int waitMillis;

  Admission(Collection<S> seats, int queue, int waitMillis) {
    this.seats = new ConcurrentLinkedQueue<>(seats);
    this.count = seats.size();
    this.free = new Semaphore(count);
    this.queue = queue;
    this.waitMillis = waitMillis;
  }

  <T> T take(Function<S, T> prediction) {
    if (!free.tryAcquire()) {
      await();
    }
    S seat = seats.remove();
    try {
      return prediction.apply(seat);
    } finally {
      seats.add(seat);
      free.release();
    }
  }

  private void await() {
    int waiting = free.getQueueLength();
    try {
      if (waiting < queue && free.tryAcquire(waitMillis, TimeUnit.MILLISECONDS)) {
        return;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    throw new Overloaded(count, waiting);
  }
}
