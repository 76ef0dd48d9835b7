package dev.knativepredict.e2e;

import dev.knativepredict.e2e.cluster.Kubectl;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Changes Knative's settings, and puts them back when it is closed. */
final class KnativeSettings implements AutoCloseable {

  private static final String KNATIVE = "knative-serving";
  private static final JsonMapper JSON = new JsonMapper();

  private final Kubectl admin;
  private final Deque<Runnable> undo = new ArrayDeque<>();

  KnativeSettings(Kubectl admin) {
    this.admin = admin;
  }

  /** Sets one value in a config map. */
  void set(String configMap, String setting, String value) {
    patch(configMap, "data", setting, value);
  }

  /** Sets a label of a config map. */
  void label(String configMap, String label, String value) {
    patch(configMap, "labels", label, value);
  }

  private void patch(String configMap, String part, String name, String value) {
    JsonNode old = JSON.readTree(admin.call("-n", KNATIVE, "get", "cm", configMap, "-o", "json"));
    JsonNode before = part.equals("data") ? old.path(part) : old.path("metadata").path(part);
    undo.push(() -> write(configMap, part, name, before.path(name)));
    write(configMap, part, name, JSON.getNodeFactory().stringNode(value));
  }

  /** A missing value removes the name. */
  private void write(String configMap, String part, String name, JsonNode value) {
    ObjectNode patch = JSON.createObjectNode();
    ObjectNode parent = part.equals("data") ? patch : patch.putObject("metadata");
    parent.putObject(part).set(name, value.isMissingNode() ? null : value);
    admin.call("-n", KNATIVE, "patch", "cm", configMap, "--type=merge", "-p", patch.toString());
  }

  /** Creates a node's lease that was renewed at this time. */
  void lease(String name, String renewed) throws IOException {
    String lease = "-n kube-node-lease delete lease " + name + " --ignore-not-found";
    undo.push(() -> admin.call(lease.split(" ")));
    admin.apply(
        "kube-node-lease",
        """
        apiVersion: coordination.k8s.io/v1
        kind: Lease
        metadata: {name: %s, namespace: kube-node-lease}
        spec: {holderIdentity: %s, leaseDurationSeconds: 40, renewTime: "%s"}
        """
            .formatted(name, name, renewed));
  }

  /** The activator reads its settings only at its start. */
  void restartActivator() {
    admin.call("-n", KNATIVE, "rollout", "restart", "deployment/activator");
    admin.call("-n", KNATIVE, "rollout", "status", "deployment/activator", "--timeout=60s");
  }

  @Override
  public void close() {
    while (!undo.isEmpty()) {
      undo.pop().run();
    }
  }
}
