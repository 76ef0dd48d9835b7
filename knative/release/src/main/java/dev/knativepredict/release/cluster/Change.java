package dev.knativepredict.release.cluster;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.knativepredict.release.plan.Manifest;
import dev.knativepredict.release.traffic.State;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One write of a Service: the state, the traffic that it says, and what else changes with it.
 *
 * @param template the new template; null leaves it
 * @param labels added to those that it has
 * @param annotations added to those that it has
 * @param hidden may nobody outside the cluster call it?
 */
public record Change(
    State state,
    @Nullable ObjectNode template,
    Map<String, String> labels,
    Map<String, String> annotations,
    boolean hidden) {

  public static Change to(State state) {
    return new Change(state, null, Map.of(), Map.of(), false);
  }

  /** With the template of a revision that is there. */
  public static Change to(State state, ObjectNode template) {
    return new Change(state, template, Map.of(), Map.of(), false);
  }

  /** With a new revision's template, and what the manifest says of the Service. */
  public static Change to(State state, ObjectNode template, Manifest manifest) {
    return new Change(state, template, manifest.labels(), manifest.annotations(), false);
  }

  /**
   * A first release that failed: there is nothing to go back to, but nobody should be served it.
   */
  public static Change hiding(State state) {
    return new Change(state, null, Map.of(), Map.of(), true);
  }
}
