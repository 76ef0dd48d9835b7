package dev.knativepredict.release.cluster;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.knativepredict.release.traffic.FoundTraffic;
import dev.knativepredict.release.traffic.State;
import dev.knativepredict.release.traffic.Traffic;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A Service as the cluster had it a moment ago.
 *
 * @param version the resource version: a write that starts from here fails if there is a newer one
 * @param observed has Knative seen the last change of the spec?
 * @param template {@code spec.template}
 * @param wanted the spec's traffic
 * @param routed the status's traffic
 * @param routes what keeps the routes from being ready; null when they are
 * @param url where it answers, null as long as it doesn't
 * @param state what a release wrote; null for a Service that none was made of
 */
public record Seen(
    String version,
    boolean observed,
    Map<String, String> labels,
    Map<String, String> annotations,
    ObjectNode template,
    FoundTraffic wanted,
    FoundTraffic routed,
    @Nullable String routes,
    @Nullable String url,
    @Nullable State state) {

  /** Does the traffic flow as it was written? What is wrong with a dead candidate doesn't count. */
  public boolean settled(Traffic traffic) {
    return observed && routes == null && routed.is(traffic);
  }

  /** Who released it last when, as {@code owner@time}; it moves on as long as somebody is at it. */
  public @Nullable String heartbeat() {
    return annotations.get(Marks.HEARTBEAT);
  }
}
