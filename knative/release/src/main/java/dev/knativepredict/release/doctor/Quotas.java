package dev.knativepredict.release.doctor;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Whether the quotas leave room for the candidate's pod beside the stable revision's. */
record Quotas() implements ClusterCheck {

  private static final Pattern OF_CONTAINERS =
      Pattern.compile("((requests|limits)\\.)?(cpu|memory|ephemeral-storage)");

  @Override
  public String name() {
    return "quota";
  }

  @Override
  public List<Finding> findings(View view) {
    List<JsonNode> quotas = view.list(view.core("resourcequotas"), "ResourceQuotas");
    if (quotas.isEmpty()) {
      return List.of(new Finding.Ok("the namespace has none"));
    }
    CandidatePod pod = CandidatePod.of(view, LimitDefaults.of(LimitDefaults.ofContainers(view)));
    int pods = newPods(view);
    List<Finding> found = new ArrayList<>();
    for (JsonNode quota : quotas) {
      if (quota.at("/spec/scopes").isEmpty() && quota.at("/spec/scopeSelector").isEmpty()) {
        found.addAll(judge(quota, pod, pods));
      } else {
        found.add(new Finding.Hint("%s is for some pods only: not judged".formatted(name(quota))));
      }
    }
    return found.isEmpty()
        ? List.of(new Finding.Ok("room for %d more pods of it".formatted(pods)))
        : found;
  }

  /** Those of the candidate, and one of the stable revision if it is at zero. */
  private static int newPods(View view) {
    boolean running =
        view.pods().stream().anyMatch(pod -> !pod.at("/metadata").has("deletionTimestamp"));
    return view.template().firstPods() + (running ? 0 : 1);
  }

  private static List<Finding> judge(JsonNode quota, CandidatePod pod, int pods) {
    Map<String, Quantity> hard = ContainerResources.quantities(quota.at("/status/hard"));
    Map<String, Quantity> used = ContainerResources.quantities(quota.at("/status/used"));
    return hard.entrySet().stream()
        .flatMap(entry -> {
          String resource = entry.getKey();
          Quantity free = entry.getValue().minus(used.getOrDefault(resource, Quantity.of("0")));
          return judge(name(quota), resource, free, pod, pods).stream();
        })
        .toList();
  }

  private static Optional<Finding> judge(
      String quota, String resource, Quantity free, CandidatePod pod, int pods) {
    boolean counted = OF_CONTAINERS.matcher(resource).matches();
    if (!counted && !resource.equals("pods") && !resource.equals("count/pods")) {
      return Optional.empty();
    }
    List<String> silent = counted ? pod.silent(resource) : List.of();
    if (!silent.isEmpty()) {
      return Optional.of(
          new Finding.Problem(
              "%s counts %s, which %s doesn't say: its pod is refused"
                  .formatted(quota, resource, String.join(", ", silent)),
              "add a LimitRange with a default for %s".formatted(resource)));
    }
    Quantity needed = (counted ? pod.amount(resource) : Quantity.of("1")).times(pods);
    return needed.compareTo(free) <= 0
        ? Optional.empty()
        : Optional.of(
            new Finding.Problem(
                "%s leaves %s of %s, but %d more pods of it take %s"
                    .formatted(quota, free, resource, pods, needed),
                "raise %s in %s, or ask for less in the manifest".formatted(resource, quota)));
  }

  private static String name(JsonNode quota) {
    return "ResourceQuota " + quota.at("/metadata/name").asText();
  }
}
