package dev.knativepredict.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** The rules that Knative doesn't enforce and every Service that we deploy follows. */
final class ServiceRules {

  /** How long queue-proxy drains before it ends. */
  private static final int DRAIN_SECONDS = 30;

  private static final List<String> SCALING =
      List.of("min-scale", "max-scale", "initial-scale", "metric");
  private static final Set<String> PORT_NAMES = Set.of("http1", "h2c");
  private static final Set<String> OFF_IN_KNATIVE =
      Set.of("securityContext", "initContainers", "nodeSelector", "affinity", "tolerations");

  private final JsonNode service;
  private final JsonNode template;
  private final JsonNode pod;
  private final JsonNode container;
  private final List<String> broken = new ArrayList<>();

  private ServiceRules(JsonNode service) {
    this.service = service;
    this.template = service.at("/spec/template");
    this.pod = template.path("spec");
    this.container = pod.at("/containers/0");
  }

  /** The rules that a Knative Service breaks, one sentence each. */
  static List<String> brokenBy(JsonNode service) {
    ServiceRules rules = new ServiceRules(service);
    rules.traffic();
    rules.names();
    rules.scaling();
    rules.pod();
    rules.probes();
    rules.privileges();
    return rules.broken;
  }

  private void traffic() {
    String prefix = service.at("/metadata/name").asString("") + "-";
    int sum = 0;
    for (JsonNode target : service.at("/spec/traffic")) {
      sum += target.path("percent").asInt(0);
      String revision = target.path("revisionName").asString("");
      require(revision.startsWith(prefix), "traffic goes to a revision that we named");
      require(!target.path("latestRevision").asBoolean(false), "traffic never goes to the latest");
    }
    require(sum == 100, "the shares of the traffic add up to 100, not " + sum);
  }

  private void names() {
    require(
        text(template, "/metadata/name").matches("predict-[0-9a-f]{7}-[0-9a-f]{6}"),
        "the revision's name says commit and template");
    require(
        text(container, "/image").matches(".+@sha256:[0-9a-f]{64}"),
        "the image is named by its digest");
  }

  private void scaling() {
    for (String name : service.at("/metadata/annotations").propertyNames()) {
      require(!name.contains("autoscaling"), name + " belongs on the template");
    }
    JsonNode annotations = template.at("/metadata/annotations");
    for (String name : SCALING) {
      require(annotations.has("autoscaling.knative.dev/" + name), name + " is set");
    }
    require(
        pod.path("containerConcurrency").asInt(0) > 0,
        "the number of requests in progress is limited");
  }

  private void pod() {
    require(pod.path("containers").size() == 1, "there is one container");
    require(container.path("ports").size() == 1, "the container declares one port");
    require(
        PORT_NAMES.contains(text(container, "/ports/0/name")),
        "the name of the port says http1 or h2c");
    for (String name : pod.propertyNames()) {
      require(!OFF_IN_KNATIVE.contains(name), name + " of a pod is off in Knative");
    }
    require(!pod.path("enableServiceLinks").asBoolean(true), "no variables for each Service");
    require(!pod.path("automountServiceAccountToken").asBoolean(true), "no token in the pod");
    require(
        pod.path("timeoutSeconds").asInt(0) > DRAIN_SECONDS,
        "timeoutSeconds, which is the grace period too, is longer than the drain");
    require(container.at("/resources/limits").has("memory"), "memory is limited");
  }

  private void probes() {
    JsonNode readiness = container.path("readinessProbe");
    require(text(readiness, "/httpGet/path").equals("/readyz"), "readiness is /readyz");
    require(!readiness.has("periodSeconds"), "readiness is probed every 50 ms: no periodSeconds");
    require(text(container, "/livenessProbe/httpGet/path").equals("/livez"), "liveness is /livez");
    require(!container.has("startupProbe"), "a startup probe makes a cold start a second longer");
  }

  private void privileges() {
    JsonNode security = container.path("securityContext");
    require(!security.path("allowPrivilegeEscalation").asBoolean(true), "no privilege escalation");
    require(security.path("runAsNonRoot").asBoolean(false), "not root");
    require(
        security.path("readOnlyRootFilesystem").asBoolean(false), "a read-only root file system");
    require(text(security, "/capabilities/drop/0").equals("ALL"), "no capabilities");
    require(
        text(security, "/seccompProfile/type").equals("RuntimeDefault"),
        "the runtime's seccomp profile");
  }

  private static String text(JsonNode node, String pointer) {
    return node.at(pointer).asString("");
  }

  private void require(boolean holds, String rule) {
    if (!holds) {
      broken.add(rule);
    }
  }
}
