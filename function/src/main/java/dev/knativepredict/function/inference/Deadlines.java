package dev.knativepredict.function.inference;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Gives requests their deadlines, and watches them. */
public final class Deadlines {

  private static final long TICK_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

  private final int limitMillis;
  private final Set<PendingAlarm> pending = ConcurrentHashMap.newKeySet();

  /**
   * Starts to watch.
   *
   * @param limitMillis how long a request may take, in milliseconds
   */
  public Deadlines(int limitMillis) {
    this.limitMillis = limitMillis;
    Thread.ofPlatform().daemon().name("deadlines").start(this::watch);
  }

  /** The deadline of a request whose time starts now. */
  public Deadline start() {
    return new Deadline(this, limitMillis);
  }

  Alarm add(Deadline deadline, Runnable stop) {
    PendingAlarm alarm = new PendingAlarm(deadline, stop);
    pending.add(alarm);
    return alarm;
  }

  private void watch() {
    while (true) {
      LockSupport.parkNanos(TICK_NANOS);
      List<PendingAlarm> past = pending.stream().filter(alarm -> alarm.deadline.isPast()).toList();
      for (PendingAlarm alarm : past) {
        // Whoever removes it decides whether it goes off.
        if (pending.remove(alarm)) {
          alarm.goOff();
        }
      }
    }
  }

  private final class PendingAlarm implements Alarm {

    private final Deadline deadline;
    private final Runnable stop;
    private volatile boolean wentOff;

    PendingAlarm(Deadline deadline, Runnable stop) {
      this.deadline = deadline;
      this.stop = stop;
    }

    void goOff() {
      try {
        stop.run();
      } finally {
        wentOff = true;
      }
    }

    @Override
    public boolean end() {
      if (pending.remove(this)) {
        return false;
      }
      while (!wentOff) {
        Thread.onSpinWait();
      }
      return true;
    }
  }
}
