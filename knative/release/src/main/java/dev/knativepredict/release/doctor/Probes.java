package dev.knativepredict.release.doctor;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** Whether the probes let a pod wake as fast as it can, and leave it alone while it starts. */
record Probes() implements ClusterCheck {

  /** On a busy node a good start takes that many seconds. */
  private static final int START = 10;

  @Override
  public String name() {
    return "probes";
  }

  @Override
  public List<Finding> findings(View view) {
    JsonNode container = view.template().serving();
    List<Finding> found = new ArrayList<>();
    found.addAll(readiness(container.path("readinessProbe")));
    found.addAll(startup(container.path("startupProbe")));
    found.addAll(liveness(container.path("livenessProbe")));
    return found.isEmpty() ? List.of(new Finding.Ok("they don't delay a wake")) : found;
  }

  private static List<Finding> readiness(JsonNode probe) {
    if (probe.path("httpGet").isMissingNode()
        && probe.path("grpc").isMissingNode()
        && probe.path("exec").isMissingNode()) {
      return List.of(
          new Finding.Hint(
              "no readinessProbe of its own: a pod is ready once its port is open",
              "add a readinessProbe with httpGet, without periodSeconds"));
    }
    List<Finding> found = new ArrayList<>(delay("readinessProbe", probe));
    int period = probe.path("periodSeconds").asInt();
    if (period > 1) {
      found.add(
          new Finding.Problem(
              "readinessProbe.periodSeconds is %d: a wake can take that much longer"
                  .formatted(period),
              "remove periodSeconds: Knative then probes every 50 ms until the first success"));
    } else if (period == 1) {
      found.add(
          new Finding.Hint(
              "readinessProbe.periodSeconds is 1: a wake takes up to a second longer",
              "remove periodSeconds: Knative then probes every 50 ms until the first success"));
    }
    return found;
  }

  private static List<Finding> startup(JsonNode probe) {
    if (probe.isMissingNode()) {
      return List.of();
    }
    List<Finding> delayed = delay("startupProbe", probe);
    return delayed.isEmpty()
        ? List.of(
            new Finding.Hint(
                "a startupProbe is tried at whole seconds: a wake takes about one longer",
                "remove startupProbe: the livenessProbe's initialDelaySeconds protects the start"))
        : delayed;
  }

  private static List<Finding> delay(String name, JsonNode probe) {
    int delay = probe.path("initialDelaySeconds").asInt();
    return delay > 0
        ? List.of(
            new Finding.Problem(
                "%s.initialDelaySeconds is %d: each wake takes that much longer"
                    .formatted(name, delay),
                "remove initialDelaySeconds from " + name))
        : List.of();
  }

  private static List<Finding> liveness(JsonNode probe) {
    int patience =
        probe.path("initialDelaySeconds").asInt()
            + probe.path("periodSeconds").asInt(10) * probe.path("failureThreshold").asInt(3);
    return probe.isMissingNode() || patience >= START
        ? List.of()
        : List.of(
            new Finding.Problem(
                "livenessProbe restarts a pod after %d s: it may still be starting"
                    .formatted(patience),
                "let initialDelaySeconds + periodSeconds * failureThreshold be %d or more"
                    .formatted(START)));
  }
}
