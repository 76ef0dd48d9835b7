package dev.knativepredict.release.doctor;

import com.fasterxml.jackson.databind.JsonNode;
import dev.knativepredict.release.api.ApiResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Whether the nodes are alive, and have the API server's time: each renews a lease. */
record NodeLeases() implements ClusterCheck {

  private static final String LEASES =
      "/apis/coordination.k8s.io/v1/namespaces/kube-node-lease/leases";

  /** A lease that says later than the API server was written by a clock that is ahead. */
  private static final Duration AHEAD = Duration.ofSeconds(3);

  @Override
  public String name() {
    return "nodes";
  }

  @Override
  public List<Finding> findings(View view) {
    ApiResponse answer = view.api().get(LEASES);
    if (!answer.ok()) {
      throw new NotSeen("the nodes' leases", answer);
    }
    Instant now = ApiClock.date(answer);
    List<String> silent = new ArrayList<>();
    List<String> ahead = new ArrayList<>();
    List<JsonNode> leases = View.elements(answer.json().path("items"));
    for (JsonNode lease : leases) {
      String name = lease.at("/metadata/name").asText();
      Duration age = Duration.between(renewed(lease), now);
      if (age.toSeconds() > lease.at("/spec/leaseDurationSeconds").asLong(40)) {
        silent.add(name);
      } else if (age.compareTo(AHEAD.negated()) < 0) {
        ahead.add(name);
      }
    }
    return judge(leases.size(), silent, ahead);
  }

  private static Instant renewed(JsonNode lease) {
    return Instant.parse(lease.at("/spec/renewTime").asText("1970-01-01T00:00:00Z"));
  }

  private static List<Finding> judge(int all, List<String> silent, List<String> ahead) {
    List<Finding> found = new ArrayList<>();
    String cure = "see `kubectl describe node`: its kubelet, its clock";
    if (!silent.isEmpty()) {
      String text = "not heard of, or with a clock that is late: " + String.join(", ", silent);
      found.add(
          silent.size() == all
              ? new Finding.Problem("all nodes " + text, cure)
              : new Finding.Hint(text, cure));
    }
    if (!ahead.isEmpty()) {
      found.add(
          new Finding.Hint(
              "with a clock ahead of the API server's: " + String.join(", ", ahead), cure));
    }
    return found.isEmpty() ? List.of(new Finding.Ok("%d, all heard of".formatted(all))) : found;
  }
}
