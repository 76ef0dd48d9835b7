package dev.knativepredict.release.cluster;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.knativepredict.release.plan.ServiceManifest;
import dev.knativepredict.release.traffic.Proof;
import dev.knativepredict.release.traffic.State;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One write of a Service: the state, the traffic that belongs to it, and what else changes.
 *
 * @param template the new template; null to leave it as it is
 * @param labels to add
 * @param annotations to add
 * @param urgent whether it takes traffic away or stops a release: nothing may keep it from the
 *     cluster
 */
public record Change(
    State state,
    @Nullable ObjectNode template,
    Map<String, String> labels,
    Map<String, String> annotations,
    boolean urgent) {

  public static Change to(State state) {
    return new Change(state, null, Map.of(), Map.of(), false);
  }

  /** With when the way back was last proven; null to leave that as it is. */
  public Change with(@Nullable Proof proof) {
    if (proof == null) {
      return this;
    }
    Map<String, String> all = new LinkedHashMap<>(annotations);
    all.put(ServiceAnnotations.WAY_BACK, proof.toString());
    return new Change(state, template, labels, all, urgent);
  }

  /** The same, as one that nothing may keep from the cluster. */
  public Change atOnce() {
    return new Change(state, template, labels, annotations, true);
  }

  /** With the template of an existing revision. */
  public static Change to(State state, ObjectNode template) {
    return new Change(state, template, Map.of(), Map.of(), false);
  }

  /** With a new revision's template, and the manifest's labels and annotations. */
  public static Change to(State state, ObjectNode template, ServiceManifest manifest) {
    return new Change(state, template, manifest.labels(), manifest.annotations(), false);
  }
}
