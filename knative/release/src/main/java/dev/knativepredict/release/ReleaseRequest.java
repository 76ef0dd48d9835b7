package dev.knativepredict.release;

import dev.knativepredict.release.cluster.LiveService;
import dev.knativepredict.release.evidence.Model;
import dev.knativepredict.release.plan.Commit;
import dev.knativepredict.release.plan.ImageReference;
import dev.knativepredict.release.plan.Plan;
import dev.knativepredict.release.plan.Refused;
import dev.knativepredict.release.plan.ServiceManifest;
import dev.knativepredict.release.plan.Template;
import dev.knativepredict.release.report.Report;
import dev.knativepredict.release.traffic.RevisionName;
import dev.knativepredict.release.traffic.Rollout;
import dev.knativepredict.release.traffic.State;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wants to release.
 *
 * @param commit the commit that the image was built from
 * @param file the rendered manifest; null to use the live template
 * @param model the model directory; null if none was given
 * @param force whether to release it although it failed before
 * @param adopt whether to accept traffic that this tool didn't write
 * @param dryRun whether to stop when the cluster has checked the first write
 */
public record ReleaseRequest(
    String namespace,
    String service,
    ImageReference image,
    Commit commit,
    @Nullable Path file,
    @Nullable Model model,
    boolean force,
    boolean adopt,
    boolean dryRun) {

  /** Releases it, and returns the report of how that went. */
  public Report carryOut(Session session, ReleasePolicy policy) {
    Optional<LiveService> live = session.cluster().service();
    ServiceManifest manifest = manifest(live);
    Staging.Start found =
        live.map(service -> Staging.Start.of(service, adopt, session.now())).orElse(null);
    Template template = template(manifest, found == null ? null : found.state());
    RevisionName candidate = template.candidate().revision();
    Staging.Start start = found == null ? null : start(session, found, candidate);
    State state = start == null ? null : start.state();
    Plan plan = Plan.of(state, candidate);
    Report report =
        new Report(template.candidate(), state == null ? null : state.stable(), session.now());
    Staging staging = new Staging(session, template, manifest);
    Evidence evidence =
        new Evidence(
            session,
            policy,
            model,
            line -> {
              report.addUnseen(line);
              session.progress().sayOnce("not seen: " + line);
            });
    Release release = new Release(session, policy, staging, evidence, report);
    return dryRun ? release.dryRun(plan, start) : release.carryOut(plan, start);
  }

  private ServiceManifest manifest(Optional<LiveService> live) {
    if (file != null) {
      return ServiceManifest.read(file, namespace, service);
    }
    return live.map(found -> ServiceManifest.live(found.template()))
        .orElseThrow(() ->
            new Refused(
                "the Service %s doesn't exist in %s yet: give its manifest with --file"
                    .formatted(service, namespace)));
  }

  private Template template(ServiceManifest manifest, @Nullable State state) {
    String name = model == null ? null : model.name();
    Template first = Template.render(manifest.template(), service, image, commit, name);
    return state == null ? first : first.attempt(state, force);
  }

  /** Deals with a release that is under way: continues it, rolls it back, or refuses. */
  private Staging.Start start(Session session, Staging.Start start, RevisionName candidate) {
    Rollout rollout = start.state().rollout();
    if (rollout == null || rollout.held() != null) {
      return start;
    }
    Heartbeat.refuseIfAlive(session, rollout);
    if (rollout.candidate().revision().equals(candidate)) {
      session.progress().say("continuing at " + rollout.share());
      return start;
    }
    String reason = "left unfinished by " + rollout.owner();
    session.progress().say("rolling back %s: %s".formatted(rollout.candidate().revision(), reason));
    new Rollback(session).fromRelease(now -> same(now, rollout), reason);
    return Staging.Start.of(session.service(), adopt, session.now());
  }

  private static Rollout same(LiveService live, Rollout expected) {
    if (!Objects.equals(Session.untouched(live).rollout(), expected)) {
      throw new Refused("another release began in the meantime");
    }
    return expected;
  }
}
