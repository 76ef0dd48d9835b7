package dev.knativepredict.e2e.manifests;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** What every Service that we deploy has to keep, and Knative doesn't ask for. */
final class Rules {

  /** For how long queue-proxy drains before it ends. */
  private static final int DRAIN_SECONDS = 30;

  private final JsonNode service;
  private final JsonNode template;
  private final JsonNode pod;
  private final JsonNode container;
  private final List<String> broken = new ArrayList<>();

  private Rules(JsonNode service) {
    this.service = service;
    this.template = service.at("/spec/template");
    this.pod = template.path("spec");
    this.container = pod.at("/containers/0");
  }

  /** The rules that a Service breaks, one sentence each. */
  static List<String> brokenBy(JsonNode service) {
    Rules rules = new Rules(service);
    rules.traffic();
    rules.names();
    rules.scaling();
    rules.pod();
    rules.probes();
    rules.restricted();
    return rules.broken;
  }

  private void traffic() {
    int sum = 0;
    for (JsonNode target : service.at("/spec/traffic")) {
      sum += target.path("percent").asInt();
      String revision = target.path("revisionName").asString("");
      String prefix = service.at("/metadata/name").asString() + "-";
      hold(revision.startsWith(prefix), "traffic goes to a revision that we named");
      hold(!target.path("latestRevision").asBoolean(false), "traffic never goes to the latest");
    }
    hold(sum == 100, "the shares of the traffic add up to 100, not " + sum);
  }

  private void names() {
    hold(
        template.at("/metadata/name").asString("").matches("predict-[0-9a-f]{7}-[0-9a-f]{6}"),
        "the revision's name says commit and template");
    hold(
        container.path("image").asString("").matches(".+@sha256:[0-9a-f]{64}"),
        "the image is named by its digest");
  }

  private void scaling() {
    for (JsonNode annotations : List.of(service.at("/metadata/annotations"))) {
      annotations
          .propertyNames()
          .forEach(name -> hold(!name.contains("autoscaling"), name + " is for the template"));
    }
    JsonNode annotations = template.at("/metadata/annotations");
    for (String name : List.of("min-scale", "max-scale", "initial-scale", "metric")) {
      hold(annotations.has("autoscaling.knative.dev/" + name), name + " is said");
    }
    hold(pod.path("containerConcurrency").asInt() > 0, "requests in flight are bounded");
  }

  private void pod() {
    hold(pod.path("containers").size() == 1, "there is one container");
    hold(container.path("ports").size() == 1, "a revision declares one port");
    Set<String> refused =
        Set.of("securityContext", "initContainers", "nodeSelector", "affinity", "tolerations");
    pod.propertyNames()
        .forEach(name -> hold(!refused.contains(name), name + " of a pod is off in Knative"));
    hold(!pod.path("enableServiceLinks").asBoolean(true), "no variables for each Service");
    hold(!pod.path("automountServiceAccountToken").asBoolean(true), "no token in the pod");
    hold(
        pod.path("timeoutSeconds").asInt() > DRAIN_SECONDS,
        "timeoutSeconds, which is the grace period too, is longer than the drain");
    hold(container.at("/resources/limits").has("memory"), "memory is bounded");
  }

  private void probes() {
    JsonNode readiness = container.path("readinessProbe");
    hold(readiness.at("/httpGet/path").asString("").equals("/readyz"), "readiness is /readyz");
    hold(!readiness.has("periodSeconds"), "readiness is asked every 50 ms: no periodSeconds");
    hold(
        container.at("/livenessProbe/httpGet/path").asString("").equals("/livez"),
        "liveness is /livez");
    hold(!container.has("startupProbe"), "a startup probe makes a cold start a second longer");
  }

  private void restricted() {
    JsonNode security = container.path("securityContext");
    hold(!security.path("allowPrivilegeEscalation").asBoolean(true), "no escalation");
    hold(security.path("runAsNonRoot").asBoolean(false), "not root");
    hold(security.path("readOnlyRootFilesystem").asBoolean(false), "a read-only root");
    hold(security.at("/capabilities/drop/0").asString("").equals("ALL"), "no capabilities");
    hold(
        security.at("/seccompProfile/type").asString("").equals("RuntimeDefault"),
        "the runtime's seccomp profile");
  }

  private void hold(boolean kept, String rule) {
    if (!kept) {
      broken.add(rule);
    }
  }
}
