package dev.knativepredict.release;

import dev.knativepredict.release.cluster.ClusterUnreachable;
import dev.knativepredict.release.cluster.Conflict;
import dev.knativepredict.release.cluster.LiveService;
import dev.knativepredict.release.plan.Refused;
import dev.knativepredict.release.time.Poll;
import dev.knativepredict.release.traffic.Rollout;
import java.time.Duration;
import java.util.Objects;

/** Shows that a release is being worked on. Without a heartbeat for a while, it was killed. */
public final class Heartbeat implements AutoCloseable {

  private static final Duration INTERVAL = Duration.ofSeconds(3);
  private static final Duration PATIENCE = INTERVAL.multipliedBy(4);
  private static final Duration LOOK = Duration.ofMillis(300);

  private final Thread thread;

  private Heartbeat(Thread thread) {
    this.thread = thread;
  }

  /** Starts a thread that writes a heartbeat every three seconds, until it is closed. */
  static Heartbeat start(Session session) {
    return new Heartbeat(
        Thread.ofVirtual()
            .start(() -> {
              while (!Thread.currentThread().isInterrupted()) {
                beat(session);
                session.time().sleep(INTERVAL);
              }
            }));
  }

  private static void beat(Session session) {
    try {
      session.cluster().beat(session.owner(), session.now());
    } catch (ClusterUnreachable | Conflict e) {
      // The next heartbeat may succeed; if it doesn't, the release itself will fail.
    }
  }

  @Override
  public void close() {
    thread.interrupt();
  }

  /**
   * Refuses if another process is working on the release.
   *
   * <p>The clocks of two machines may differ, so the time in the heartbeat doesn't count: what
   * counts is whether it changes while we watch.
   */
  public static void refuseIfAlive(Session session, Rollout rollout) {
    if (rollout.held() != null) {
      return;
    }
    LiveService before = session.service();
    session
        .progress()
        .say(
            "%s is being released by %s: checking for up to %d s whether that still runs"
                .formatted(rollout.candidate().revision(), rollout.owner(), PATIENCE.toSeconds()));
    LiveService after =
        new Poll(session.time(), PATIENCE, LOOK)
            .until(live -> moved(before, live), session::service);
    if (moved(before, after)) {
      throw new Refused(
          "another release is under way: %s at %s, by %s"
              .formatted(rollout.candidate().revision(), rollout.share(), rollout.owner()));
    }
    session.progress().say("it doesn't run any more");
  }

  private static boolean moved(LiveService before, LiveService after) {
    return !Objects.equals(before.heartbeat(), after.heartbeat());
  }
}
