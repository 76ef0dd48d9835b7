package dev.knativepredict.release.cluster;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.knativepredict.release.traffic.Candidate;
import dev.knativepredict.release.traffic.FoundTraffic;
import dev.knativepredict.release.traffic.Proof;
import dev.knativepredict.release.traffic.RevisionName;
import dev.knativepredict.release.traffic.State;
import dev.knativepredict.release.traffic.Traffic;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A Service as it was in the cluster when it was read.
 *
 * @param version the resource version; a write that names it fails if there is a newer one
 * @param observed whether Knative has seen the last change of the spec
 * @param template {@code spec.template}
 * @param newest what the template says of the revision that is made from it; null if it doesn't
 *     name one
 * @param wanted the traffic in the spec
 * @param routed the traffic in the status
 * @param routesProblem why the routes aren't ready; null if they are
 * @param url the public URL; null if Knative hasn't given one yet
 * @param stored what this tool wrote
 */
public record LiveService(
    String version,
    boolean observed,
    Map<String, String> labels,
    Map<String, String> annotations,
    ObjectNode template,
    @Nullable Candidate newest,
    FoundTraffic wanted,
    FoundTraffic routed,
    @Nullable String routesProblem,
    @Nullable String url,
    StoredState stored) {

  /** What this tool wrote; null if it never released this Service, or if that can't be read. */
  public @Nullable State state() {
    return stored.state();
  }

  /** Why what this tool wrote can't be read; null if it can. */
  public @Nullable String stateProblem() {
    return stored.problem();
  }

  /**
   * The revision that a rollback goes to: the stable one if a release is under way or somebody gave
   * users another, otherwise the one that was stable before.
   */
  public Optional<RevisionName> wayBack(State state) {
    RevisionName stable = state.stable();
    boolean left =
        state.rollout() != null
            || (stable != null && !wanted.is(state.traffic()) && !routed.isOnly(stable));
    return left ? Optional.ofNullable(stable) : state.previous();
  }

  /** What a revision was made from, if the template says so and Knative has taken the template. */
  public Optional<Candidate> origin(RevisionName name) {
    return Optional.ofNullable(newest)
        .filter(found -> found.revision().equals(name) && observed && !nameTaken());
  }

  /** Whether this traffic is in effect. A candidate that isn't ready doesn't matter for that. */
  public boolean settled(Traffic traffic) {
    return observed && routesProblem == null && routed.is(traffic);
  }

  /** Whether the template's name belongs to a revision with another template: it never settles. */
  public boolean nameTaken() {
    return routesProblem != null && routesProblem.startsWith("RevisionNameTaken");
  }

  /** When a revision was last proven to be one that a rollback could go to. */
  public Optional<Proof> proof() {
    return Optional.ofNullable(annotations.get(ServiceAnnotations.WAY_BACK)).flatMap(Proof::parse);
  }

  /** The last heartbeat, as {@code owner time}; null if there was none. */
  public @Nullable String heartbeat() {
    return annotations.get(ServiceAnnotations.HEARTBEAT);
  }
}
