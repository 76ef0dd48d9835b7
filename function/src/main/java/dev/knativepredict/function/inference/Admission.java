package dev.knativepredict.function.inference;

import dev.knativepredict.function.refusal.Refusal.Overloaded;
import dev.knativepredict.function.refusal.Refused;
import dev.knativepredict.function.trace.Step;
import dev.knativepredict.function.trace.Trace;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Lets a bounded number of requests run and a bounded number wait, whichever model they are for:
 * there is one for the whole process.
 */
public final class Admission {

  private final Semaphore free;
  private final int concurrency;
  private final int queue;

  /**
   * Bounds requests.
   *
   * @param concurrency how many run at once
   * @param queue how many wait at once
   */
  public Admission(int concurrency, int queue) {
    this.free = new Semaphore(concurrency);
    this.concurrency = concurrency;
    this.queue = queue;
  }

  /** How many run now. */
  public int running() {
    return concurrency - free.availablePermits();
  }

  /** How many wait now. */
  public int waiting() {
    return free.getQueueLength();
  }

  /** An inference that passes a request on when it is admitted. */
  Inference before(Inference next) {
    return request -> {
      try (Step _ = Trace.current().waiting()) {
        admit(request.deadline());
      }
      try {
        return next.infer(request);
      } finally {
        free.release();
      }
    };
  }

  private void admit(Deadline deadline) {
    if (!free.tryAcquire()) {
      await(deadline);
    }
  }

  private void await(Deadline deadline) {
    int waiting = waiting();
    if (waiting >= queue) {
      throw new Refused(new Overloaded(concurrency, waiting));
    }
    try {
      if (free.tryAcquire(deadline.remainingNanos(), TimeUnit.NANOSECONDS)) {
        return;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    throw deadline.isPast() ? deadline.missed() : new Refused(new Overloaded(concurrency, waiting));
  }
}
