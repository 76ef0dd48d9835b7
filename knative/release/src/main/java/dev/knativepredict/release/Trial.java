package dev.knativepredict.release;

import dev.knativepredict.release.cluster.ClusterUnreachable;
import dev.knativepredict.release.cluster.LiveService;
import dev.knativepredict.release.plan.Refused;
import dev.knativepredict.release.plan.Template;
import dev.knativepredict.release.traffic.Rollout;
import dev.knativepredict.release.traffic.State;
import dev.knativepredict.release.verdict.Check;
import java.util.List;

/**
 * Tries a first release in a Service of another name, which no user calls, and deletes that again.
 *
 * <p>The shares of a Service's traffic add up to 100 %, so users would get its only revision before
 * it is tested.
 */
record Trial(Staging staging, Evidence evidence) {

  static Trial of(Staging real, Evidence evidence) {
    Template template = real.template().forTrial(real.session().owner());
    Session session = real.session().of(template.service());
    return new Trial(new Staging(session, template, real.manifest()), evidence.of(session));
  }

  /** Does the checks while the trial exists, and deletes it, also on Ctrl-C. */
  void run(Runnable checks) {
    makeRoom();
    Session session = staging.session();
    session.progress().say("trying it as %s, which no user calls".formatted(name()));
    try (Interruption _ = Interruption.runs(this::delete)) {
      writeAndCheck(checks);
    }
  }

  private void writeAndCheck(Runnable checks) {
    try {
      staging.write(null);
      try (Heartbeat _ = Heartbeat.start(staging.session())) {
        checks.run();
      }
    } finally {
      delete();
    }
  }

  List<Check> smoke() {
    return evidence.smoke(staging.template().candidate().revision());
  }

  /** Deletes what a release left that was killed. */
  private void makeRoom() {
    Session session = staging.session();
    session
        .cluster()
        .service()
        .ifPresent(left -> {
          Heartbeat.refuseIfAlive(session, trial(left));
          session.progress().say("deleting the trial of an earlier release");
          session.cluster().delete();
        });
  }

  private Rollout trial(LiveService live) {
    State state = live.state();
    if (state == null || state.rollout() == null || state.stable() != null) {
      throw new Refused(
          "a first release is tried as %s, but there is another Service of this name"
              .formatted(name()));
    }
    return state.rollout();
  }

  private String name() {
    return staging.session().cluster().name();
  }

  /** Deletes the trial, unless another release has replaced it. */
  private void delete() {
    Session session = staging.session();
    try {
      session
          .cluster()
          .service()
          .filter(live -> trial(live).owner().equals(session.owner()))
          .ifPresent(_ -> session.cluster().delete());
    } catch (Refused | ClusterUnreachable e) {
      session.progress().say("%s is left: %s".formatted(name(), e.getMessage()));
    }
  }
}
