package dev.knativepredict.release;

import dev.knativepredict.release.cluster.Seen;
import dev.knativepredict.release.evidence.Model;
import dev.knativepredict.release.plan.Commit;
import dev.knativepredict.release.plan.ImageReference;
import dev.knativepredict.release.plan.Manifest;
import dev.knativepredict.release.plan.Plan;
import dev.knativepredict.release.plan.Refused;
import dev.knativepredict.release.plan.Template;
import dev.knativepredict.release.traffic.RevisionName;
import dev.knativepredict.release.traffic.Running;
import dev.knativepredict.release.traffic.State;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wants released.
 *
 * @param file the rendered manifest; null for the template that is live
 * @param model the model directory; null where nobody gave one
 * @param force is it wanted although it failed before?
 * @param adopt is traffic that somebody else wrote taken as it is?
 * @param dryRun does it end with the cluster's word on the first write?
 */
record Deployment(
    String namespace,
    String service,
    ImageReference image,
    Commit commit,
    @Nullable Path file,
    @Nullable Model model,
    boolean force,
    boolean adopt,
    boolean dryRun) {

  Report carryOut(Session session, Settings settings) {
    Optional<Seen> seen = session.cluster().service();
    Manifest manifest = manifest(seen);
    String name = model == null ? null : model.name();
    Template template = Template.render(manifest.template(), service, image, commit, name);
    RevisionName candidate = template.candidate().revision();
    Staging.Start start =
        seen.isEmpty() ? null : free(session, Staging.Start.of(seen.get(), adopt), candidate);
    State state = start == null ? null : start.state();
    Plan plan = Plan.of(state, candidate, force);
    Report report = new Report(template.candidate(), state == null ? null : state.stable());
    Release release =
        new Release(
            session,
            settings,
            new Staging(session, template, manifest),
            new Evidence(session, settings, model),
            report);
    return dryRun ? release.tryOut(plan, start) : release.carryOut(plan, start);
  }

  private Manifest manifest(Optional<Seen> seen) {
    if (file != null) {
      return Manifest.read(file, namespace, service);
    }
    return seen.map(found -> Manifest.live(found.template()))
        .orElseThrow(() ->
            new Refused(
                "there is no Service %s in %s yet: give its manifest by --file"
                    .formatted(service, namespace)));
  }

  /**
   * Deals with a release that is under way already: ours to go on with, somebody's, or nobody's.
   */
  private Staging.Start free(Session session, Staging.Start start, RevisionName candidate) {
    Running running = start.state().running();
    if (running == null || running.held() != null) {
      return start;
    }
    Heart.refuseIfBeating(session, running);
    if (running.candidate().revision().equals(candidate)) {
      session.progress().say("going on with it at " + running.share());
      return start;
    }
    String reason = "left unfinished by " + running.owner();
    session.progress().say("rolling back %s: %s".formatted(running.candidate().revision(), reason));
    new Rollback(session).fromRelease(seen -> same(seen, running), reason);
    return Staging.Start.of(session.seen(), adopt);
  }

  private static Running same(Seen seen, Running expected) {
    if (!Objects.equals(Session.untouched(seen).running(), expected)) {
      throw new Refused("another release began meanwhile");
    }
    return expected;
  }
}
