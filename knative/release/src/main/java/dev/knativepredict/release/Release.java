package dev.knativepredict.release;

import dev.knativepredict.release.Report.Result;
import dev.knativepredict.release.cluster.Change;
import dev.knativepredict.release.plan.Plan;
import dev.knativepredict.release.plan.Refused;
import dev.knativepredict.release.traffic.Percent;
import dev.knativepredict.release.traffic.RevisionName;
import dev.knativepredict.release.traffic.Running;
import dev.knativepredict.release.traffic.Traffic;
import dev.knativepredict.release.verdict.Check;
import dev.knativepredict.release.verdict.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One release, from an image to all of the traffic or back again.
 *
 * <p>Each step is one write of the Service, together with what has to be remembered. So the tool
 * can be killed anywhere, and a new start knows where it was.
 */
final class Release {

  private final Session session;
  private final Settings settings;
  private final Staging staging;
  private final Evidence evidence;
  private final Report report;
  private final RevisionName candidate;
  private Percent share = Percent.NONE;

  Release(Session session, Settings settings, Staging staging, Evidence evidence, Report report) {
    this.session = session;
    this.settings = settings;
    this.staging = staging;
    this.evidence = evidence;
    this.report = report;
    this.candidate = staging.template().candidate().revision();
  }

  /** All steps, in order. */
  Report carryOut(Plan plan, Staging.@Nullable Start start) {
    return switch (plan) {
      case Plan.Nothing(RevisionName stable) ->
          report.ended(Result.NOTHING_TO_DO, stable + " is stable already");
      case Plan.First() -> inOrder(start, this::checkAlone);
      case Plan.Back(RevisionName stable) -> inOrder(start, this::checkAlone);
      case Plan.Canary(RevisionName stable) -> inOrder(start, () -> checkBeside(stable, start));
    };
  }

  /** The first write only, checked by the cluster and not kept. */
  Report tryOut(Plan plan, Staging.@Nullable Start start) {
    if (plan instanceof Plan.Nothing) {
      return carryOut(plan, start);
    }
    staging.write(start);
    String what =
        switch (plan) {
          case Plan.Nothing nothing -> "nothing to do";
          case Plan.First first -> "as the first revision";
          case Plan.Back back -> "at once, since it was stable before";
          case Plan.Canary canary -> "in steps of " + settings.steps().shares();
        };
    return report.ended(Result.CHECKED, "%s would be released %s".formatted(candidate, what));
  }

  private Report inOrder(Staging.@Nullable Start start, Runnable checks) {
    staging.write(start);
    try (Heart heart = new Heart(session.cluster(), session.owner())) {
      heart.start();
      session.progress().say("staged %s".formatted(candidate));
      decide("ready", () -> staging.ready(settings.readyTime()));
      session.settled(Session.managed(session.seen()).traffic());
      checks.run();
      return promote();
    } catch (Unfit e) {
      return rollBack(e.reason());
    } catch (Undecided e) {
      return hold(e.reason());
    } catch (Refused e) {
      // Somebody else has it now, or changed it: it is left as it is.
      return report.ended(Result.REFUSED, e.reason());
    }
  }

  /** There is nobody to compare with, or it was good once. */
  private void checkAlone() {
    decide("smoke", () -> evidence.smoke(candidate));
  }

  private void checkBeside(RevisionName stable, Staging.@Nullable Start start) {
    session.cluster().keep(stable, true);
    Running before = start == null ? null : start.state().running();
    share = before == null ? Percent.NONE : before.share();
    decide("smoke", () -> evidence.smoke(candidate));
    decide("compare", evidence::compare);
    Watch watch = evidence.watch(stable, candidate);
    for (Percent next : settings.steps().from(share)) {
      shift(stable, next);
      decide(next.toString(), () -> watch.judge(next));
    }
  }

  private void shift(RevisionName stable, Percent next) {
    session.write(seen -> {
      Running running = session.mine(seen);
      return Change.to(Session.managed(seen).shifted(running, stable, next));
    });
    share = next;
    session.settled(Traffic.split(stable, candidate, next));
    session.progress().say("%s gets %s".formatted(candidate, next));
  }

  private void decide(String stage, Supplier<List<Check>> judge) {
    Instant start = Instant.now();
    List<Check> checks = judge.get();
    Verdict verdict = Verdict.of(checks);
    report.add(
        new Report.Stage(
            stage, share.value(), verdict, checks, Duration.between(start, Instant.now())));
    session.progress().say("%s: %s".formatted(stage, verdict));
    switch (verdict) {
      case Verdict.Healthy healthy -> {}
      case Verdict.Unhealthy(String reason) -> throw new Unfit(reason);
      case Verdict.Inconclusive(String reason) -> {
        switch (settings.onInconclusive()) {
          case PROMOTE -> session.progress().say("going on all the same, as asked");
          case ROLLBACK -> throw new Unfit("inconclusive: " + reason);
          case HOLD -> throw new Undecided(reason);
        }
      }
    }
  }

  private Report promote() {
    new Promotion(session).promote(session::mine, "all steps were healthy");
    return report.ended(Result.PROMOTED, candidate + " is stable");
  }

  private Report rollBack(String reason) {
    session.progress().say("rolling back: %s".formatted(reason));
    new Rollback(session).fromRelease(session::mine, reason);
    return report.ended(Result.ROLLED_BACK, reason);
  }

  private Report hold(String reason) {
    session.write(seen -> {
      Running running = session.mine(seen);
      return Change.to(Session.managed(seen).held(running, reason));
    });
    return report.ended(Result.HELD, "%s is held at %s: %s".formatted(candidate, share, reason));
  }
}
