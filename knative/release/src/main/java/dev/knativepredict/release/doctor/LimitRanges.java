package dev.knativepredict.release.doctor;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Whether the namespace's limits refuse the candidate's pod, or give it too little CPU to wake. */
record LimitRanges() implements ClusterCheck {

  /** With less, the start of a JVM takes several times as long. */
  private static final Quantity ENOUGH_CPU = Quantity.of("1");

  @Override
  public String name() {
    return "limits";
  }

  @Override
  public List<Finding> findings(View view) {
    List<JsonNode> limits = LimitDefaults.ofContainers(view);
    if (limits.isEmpty()) {
      return List.of(new Finding.Ok("the namespace has none for containers"));
    }
    List<Finding> found = new ArrayList<>();
    for (ContainerResources container :
        CandidatePod.of(view, LimitDefaults.of(limits)).containers()) {
      limits.forEach(limit -> found.addAll(outside(container, limit)));
      found.addAll(slow(container));
    }
    return found.isEmpty() ? List.of(new Finding.Ok("its containers are within them")) : found;
  }

  private static List<Finding> outside(ContainerResources container, JsonNode limit) {
    List<Finding> found = new ArrayList<>();
    ContainerResources.quantities(limit.path("max"))
        .forEach((resource, max) -> {
          Quantity asked = container.limits().get(resource);
          if (asked == null || asked.compareTo(max) > 0) {
            found.add(refused(container, "limits." + resource, asked, "at most " + max));
          }
        });
    ContainerResources.quantities(limit.path("min"))
        .forEach((resource, min) -> {
          Quantity asked = container.requests().get(resource);
          if (asked == null || asked.compareTo(min) < 0) {
            found.add(refused(container, "requests." + resource, asked, "at least " + min));
          }
        });
    return found;
  }

  private static Finding refused(
      ContainerResources container, String resource, @Nullable Quantity asked, String bound) {
    return new Finding.Problem(
        "%s of %s is %s, but has to be %s: its pod is refused"
            .formatted(resource, container.name(), asked == null ? "not set" : asked, bound),
        "change the LimitRange, or %s in the manifest".formatted(resource));
  }

  private static List<Finding> slow(ContainerResources container) {
    Quantity cpu = container.limits().get("cpu");
    if (cpu == null || container.ownLimits().containsKey("cpu") || cpu.compareTo(ENOUGH_CPU) >= 0) {
      return List.of();
    }
    return List.of(
        new Finding.Hint(
            "%s gets a CPU limit of %s by default: it wakes slowly"
                .formatted(container.name(), cpu),
            "take the default CPU limit out of the LimitRange, or raise it"));
  }
}
