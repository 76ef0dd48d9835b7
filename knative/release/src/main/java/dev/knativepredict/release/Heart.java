package dev.knativepredict.release;

import dev.knativepredict.release.cluster.Cluster;
import dev.knativepredict.release.cluster.Conflict;
import dev.knativepredict.release.cluster.OutOfReach;
import dev.knativepredict.release.cluster.Seen;
import dev.knativepredict.release.evidence.Pause;
import dev.knativepredict.release.plan.Refused;
import dev.knativepredict.release.traffic.Running;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

/** Shows that a release is at work; without a beat for a while it was killed. */
final class Heart implements AutoCloseable {

  private static final Duration BEAT = Duration.ofSeconds(3);
  private static final Duration DEAD = BEAT.multipliedBy(4);

  private final Thread thread;

  Heart(Cluster cluster, String owner) {
    thread =
        Thread.ofVirtual()
            .unstarted(() -> {
              while (!Thread.currentThread().isInterrupted()) {
                beat(cluster, owner);
                Pause.forMillis(BEAT.toMillis());
              }
            });
  }

  void start() {
    thread.start();
  }

  private static void beat(Cluster cluster, String owner) {
    try {
      cluster.beat(owner);
    } catch (OutOfReach | Conflict e) {
      // The next beat may get through; if not, the release itself finds out.
    }
  }

  @Override
  public void close() {
    thread.interrupt();
  }

  /**
   * Refuses if somebody is at it. The clocks of two machines may differ, so what counts is whether
   * the beat goes on while we look.
   */
  static void refuseIfBeating(Session session, Running running) {
    if (running.held() != null) {
      return;
    }
    Seen before = session.seen();
    session
        .progress()
        .say(
            "%s is being released by %s: looking up to %d s whether it still is"
                .formatted(running.candidate().revision(), running.owner(), DEAD.toSeconds()));
    Instant deadline = Instant.now().plus(DEAD);
    while (Instant.now().isBefore(deadline)) {
      Pause.forMillis(300);
      Seen now = session.seen();
      if (!Objects.equals(now.heartbeat(), before.heartbeat())) {
        throw new Refused(
            "another release is running: %s at %s, by %s"
                .formatted(running.candidate().revision(), running.share(), running.owner()));
      }
    }
    session.progress().say("nobody is at it any more");
  }
}
