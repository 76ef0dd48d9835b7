package dev.knativepredict.release;

import dev.knativepredict.release.cluster.Change;
import dev.knativepredict.release.cluster.NotRecorded;
import dev.knativepredict.release.plan.Plan;
import dev.knativepredict.release.plan.Refused;
import dev.knativepredict.release.report.Report;
import dev.knativepredict.release.report.Report.Result;
import dev.knativepredict.release.traffic.Percent;
import dev.knativepredict.release.traffic.RevisionName;
import dev.knativepredict.release.traffic.Rollout;
import dev.knativepredict.release.traffic.Traffic;
import dev.knativepredict.release.verdict.Check;
import dev.knativepredict.release.verdict.Verdict;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One release: takes a candidate from no traffic to all of it, or back.
 *
 * <p>Each step is one write of the Service, together with what has to be remembered. So the tool
 * can be killed anywhere, and the next run knows how far it got.
 */
final class Release {

  private final Session session;
  private final ReleasePolicy policy;
  private final Staging staging;
  private final Evidence evidence;
  private final WayBack wayBack;
  private final Report report;
  private final RevisionName candidate;
  // The thread that says what stays reads it, too.
  private volatile Percent share = Percent.NONE;

  Release(
      Session session, ReleasePolicy policy, Staging staging, Evidence evidence, Report report) {
    this.session = session;
    this.policy = policy;
    this.staging = staging;
    this.evidence = evidence;
    this.wayBack = new WayBack(session, policy, evidence);
    this.report = report;
    this.candidate = staging.template().candidate().revision();
  }

  /** Carries out all steps of the plan. */
  Report carryOut(Plan plan, Staging.@Nullable Start start) {
    return switch (plan) {
      case Plan.Nothing(RevisionName stable) ->
          ended(Result.NOTHING_TO_DO, stable + " is stable already");
      case Plan.First(boolean tried) -> tried ? inOrder(start, null, () -> {}) : tryFirst(start);
      case Plan.Back(RevisionName stable) -> inOrder(start, stable, this::checkAlone);
      case Plan.Canary(RevisionName stable) -> inOrder(start, stable, () -> checkBeside(stable));
    };
  }

  /** Sends only the first write, for the cluster to check and not to keep. */
  Report dryRun(Plan plan, Staging.@Nullable Start start) {
    String how =
        switch (plan) {
          case Plan.Nothing nothing -> "";
          case Plan.First first -> "as the first revision, after a trial";
          case Plan.Back back -> "at once, because it was stable before";
          case Plan.Canary canary -> "in steps of " + policy.steps().shares();
        };
    if (how.isEmpty()) {
      return carryOut(plan, start);
    }
    staging.write(start);
    return ended(Result.CHECKED, "%s would be released %s".formatted(candidate, how));
  }

  /**
   * Users get the first revision of a Service at once, so it is tested before, out of their way.
   */
  private Report tryFirst(Staging.@Nullable Start start) {
    if (!session.cluster().triesFirst()) {
      evidence.notSeen("the first revision before users get it: there is no right to try it");
      return inOrder(start, null, () -> {});
    }
    Trial trial = Trial.of(staging, evidence);
    try {
      trial.run(() -> {
        ready("trial: ready", trial.staging());
        decide("trial: smoke", trial::smoke);
      });
    } catch (UnhealthyCandidate e) {
      return ended(Result.ROLLED_BACK, e.reason());
    }
    return inOrder(start, null, () -> {});
  }

  private Report inOrder(
      Staging.@Nullable Start start, @Nullable RevisionName stable, Runnable checks) {
    staging.write(start);
    Rollout before = start == null ? null : start.state().rollout();
    share = before == null ? Percent.NONE : before.share();
    try (Heartbeat _ = Heartbeat.start(session);
        Interruption _ = Interruption.says(session.progress(), () -> whatStays(stable))) {
      session.progress().say("staged %s".formatted(candidate));
      ready("ready", staging);
      checks.run();
      return promote();
    } catch (UnhealthyCandidate e) {
      return rollBack(e.reason());
    } catch (InconclusiveEvidence e) {
      return hold(e.reason());
    } catch (NotRecorded e) {
      return hold(e.reason());
    } catch (Refused e) {
      // Somebody else took over or changed the Service: it is left as it is.
      return ended(Result.REFUSED, e.reason());
    }
  }

  private String whatStays(@Nullable RevisionName stable) {
    return stable == null
        ? "interrupted: %s keeps all of the traffic; the same command continues"
            .formatted(candidate)
        : "interrupted: the traffic stays [%s]; the same command continues, rollback returns to %s"
            .formatted(Traffic.split(stable, candidate, share), stable);
  }

  private void ready(String stage, Staging staged) {
    decide(stage, () -> staged.ready(policy.readyTime()));
    Session where = staged.session();
    where.settled(Session.managed(where.service()).traffic());
  }

  /** For a revision that was good once. */
  private void checkAlone() {
    decide("smoke", () -> evidence.smoke(candidate));
  }

  private void checkBeside(RevisionName stable) {
    session.cluster().keep(stable, true);
    decide("smoke", () -> evidence.smoke(candidate));
    // A stable revision that can't start would keep the comparison waiting for each of its answers.
    wayBack.prove(stable);
    decide("compare", evidence::compare);
    Watch watch = evidence.watch(stable, candidate);
    for (Percent next : policy.steps().from(share)) {
      wayBack.prove(stable);
      shift(stable, next);
      decide(next.toString(), () -> watch.judge(next, policy.stepTime()));
    }
    if (policy.bake().isPositive()) {
      decide("bake", () -> watch.judge(share, policy.bake()));
    }
    wayBack.prove(stable);
  }

  private void shift(RevisionName stable, Percent next) {
    session.write(live ->
        Change.to(Session.managed(live).shifted(session.own(live), stable, next))
            .with(wayBack.proof()));
    share = next;
    session.settled(Traffic.split(stable, candidate, next));
    session.progress().say("%s gets %s".formatted(candidate, next));
  }

  private void decide(String stage, Supplier<List<Check>> judge) {
    Instant start = session.now();
    List<Check> checks = judge.get();
    Verdict verdict = Verdict.of(checks);
    report.add(
        new Report.Stage(stage, share.value(), verdict, checks, session.time().since(start)));
    session.progress().say("%s: %s".formatted(stage, verdict));
    session.cluster().judged("%s: %s".formatted(stage, verdict), counts(checks));
    switch (verdict) {
      case Verdict.Healthy healthy -> {}
      case Verdict.Unhealthy(String reason) -> throw new UnhealthyCandidate(reason);
      case Verdict.Inconclusive(String reason) -> inconclusive(reason);
    }
  }

  private static List<String> counts(List<Check> checks) {
    return checks.stream()
        .filter(check -> !check.candidate().isEmpty())
        .map(check ->
            "%s: stable %s, candidate %s"
                .formatted(
                    check.name(),
                    check.stable().isEmpty() ? "none" : check.stable(),
                    check.candidate()))
        .toList();
  }

  private void inconclusive(String reason) {
    switch (policy.onInconclusive()) {
      case PROMOTE -> session.progress().say("continuing, as --on-inconclusive says");
      case ROLLBACK -> throw new UnhealthyCandidate("inconclusive: " + reason);
      case HOLD -> throw new InconclusiveEvidence(reason);
    }
  }

  private Report promote() {
    new Promotion(session).promote(session::own, "all steps were healthy", wayBack.proof());
    return ended(Result.PROMOTED, candidate + " is stable");
  }

  private Report rollBack(String reason) {
    session.progress().say("rolling back: %s".formatted(reason));
    new Rollback(session).fromRelease(session::own, reason);
    return ended(Result.ROLLED_BACK, reason);
  }

  private Report hold(String reason) {
    session.write(
        live -> Change.to(Session.managed(live).held(session.own(live), reason)).atOnce());
    return ended(Result.HELD, "%s is held at %s: %s".formatted(candidate, share, reason));
  }

  private Report ended(Result result, String reason) {
    return report.ended(result, reason, session.now());
  }
}
