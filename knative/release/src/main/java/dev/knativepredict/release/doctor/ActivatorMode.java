package dev.knativepredict.release.doctor;

import com.fasterxml.jackson.databind.JsonNode;
import dev.knativepredict.release.api.ApiResponse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Whether the activator has given up to probe the Service's pods directly: its log says it. */
record ActivatorMode() implements ClusterCheck {

  /** Of how it reaches a revision that has pods. */
  private static final Pattern REACHED =
      Pattern.compile(
          "clusterIP = (?<ip>\\S+), trackers = \\d+, backends = [1-9].*\"knative\\.dev/key\":\"(?<key>[^\"]+)\"");

  private static final String DIRECTLY = "<nil>";
  private static final String PODS = View.knative("pods?labelSelector=app%3Dactivator");
  private static final String LOG = "/log?tailLines=5000";

  @Override
  public String name() {
    return "activator";
  }

  @Override
  public List<Finding> findings(View view) {
    List<String> revisions = revisions(view);
    List<String> known = new ArrayList<>();
    SortedSet<String> slow = new TreeSet<>();
    for (JsonNode pod : view.list(PODS, "the activator's pods")) {
      if (!pod.path("metadata").has("deletionTimestamp")) {
        Map<String, String> reached = reached(view, pod.at("/metadata/name").asText());
        reached.keySet().retainAll(revisions);
        known.addAll(reached.keySet());
        reached.values().removeIf(DIRECTLY::equals);
        slow.addAll(reached.keySet());
      }
    }
    if (known.isEmpty()) {
      throw new NotSeen("the activator's log has no wake of the Service");
    }
    return List.of(
        slow.isEmpty() || MeshMode.mode(view).equals("enabled")
            ? new Finding.Ok("it reaches the pods as %s says".formatted(MeshMode.SETTING))
            : new Finding.Problem(
                "it no longer probes the pods of %s directly: wakes take seconds longer"
                    .formatted(String.join(", ", slow)),
                MeshMode.CURE));
  }

  /** The cluster IP by revision, from the last line about each in the log of a pod. */
  private static Map<String, String> reached(View view, String pod) {
    ApiResponse answer = view.api().get(View.knative("pods/" + pod + LOG));
    if (!answer.ok()) {
      throw new NotSeen("the activator's log", answer);
    }
    Map<String, String> last = new LinkedHashMap<>();
    answer
        .body()
        .lines()
        .map(REACHED::matcher)
        .filter(Matcher::find)
        .forEach(found -> last.put(found.group("key"), found.group("ip")));
    return last;
  }

  /** The revisions that have traffic or a tag. */
  private static List<String> revisions(View view) {
    return view.liveService().stream()
        .flatMap(live -> View.elements(live.at("/status/traffic")).stream())
        .map(target -> view.namespace() + "/" + target.path("revisionName").asText())
        .toList();
  }
}
