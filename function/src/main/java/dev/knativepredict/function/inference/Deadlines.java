package dev.knativepredict.function.inference;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Gives requests their deadlines, and watches them, and what of their work is long. */
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

  /**
   * Adds an alarm.
   *
   * @param pinned whether the work can't be taken off the carrier of its virtual thread
   */
  Alarm add(Deadline deadline, Runnable stop, boolean pinned) {
    PendingAlarm alarm = new PendingAlarm(deadline, stop, pinned);
    pending.add(alarm);
    return alarm;
  }

  private void watch() {
    Carriers carriers = new Carriers();
    while (true) {
      LockSupport.parkNanos(TICK_NANOS);
      // Mostly there is nothing to watch, and then a pod should take next to no processor time.
      carriers.replace(pending.isEmpty() ? 0 : tick());
    }
  }

  /** Stops what is past; returns how many carriers are held for long by what isn't. */
  private int tick() {
    List<PendingAlarm> past = pending.stream().filter(alarm -> alarm.deadline.isPast()).toList();
    for (PendingAlarm alarm : past) {
      // Whoever removes it decides whether it goes off.
      if (pending.remove(alarm)) {
        alarm.goOff();
      }
    }
    return (int) pending.stream().filter(PendingAlarm::holdsCarrierForLong).count();
  }

  private final class PendingAlarm implements Alarm {

    private final Deadline deadline;
    private final Runnable stop;
    private final boolean pinned;
    private int ticks;
    private volatile boolean wentOff;

    PendingAlarm(Deadline deadline, Runnable stop, boolean pinned) {
      this.deadline = deadline;
      this.stop = stop;
      this.pinned = pinned;
    }

    /** To be asked once per tick: whether this is the second one that sees the same work. */
    boolean holdsCarrierForLong() {
      return pinned && ++ticks > 1;
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
