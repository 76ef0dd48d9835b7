package dev.knativepredict.e2e;

import dev.knativepredict.e2e.cluster.Await;
import dev.knativepredict.e2e.cluster.Namespace;
import dev.knativepredict.e2e.cluster.Overlay;
import dev.knativepredict.e2e.cluster.PredictService;
import dev.knativepredict.e2e.load.ServiceClient;
import dev.knativepredict.e2e.release.ReleaseTool;
import java.io.IOException;
import java.time.Duration;

/** A service of a test's own, in a namespace of its own: the other tests don't notice it. */
final class OwnNamespace implements AutoCloseable {

  final Namespace namespace;
  final PredictService service;
  final ReleaseTool tool;
  final ServiceClient client;

  OwnNamespace(ClusterFixture shared, String name) throws IOException {
    namespace = Namespace.create(name, shared.environment.kubeconfig(), shared.root);
    namespace.grantAccess();
    service = new PredictService(namespace);
    tool =
        new ReleaseTool(
            shared.root.resolve("knative/release/bin/release"),
            namespace.as("deployer").kubeconfig(),
            ReleaseArguments.of(shared.environment, name));
    client = new ServiceClient(shared.environment.ingress(), host(name));
  }

  static String host(String namespace) {
    return "predict.%s.localhost".formatted(namespace);
  }

  /** The local overlay for this namespace; a component may be included. */
  Overlay overlay(ClusterFixture shared) throws IOException {
    return Overlay.over(shared.root.resolve("knative/overlays/local"), namespace.name());
  }

  /** Waits until its pods have ended, so that each has been scraped for the last time. */
  void awaitNoPods(Duration limit) {
    Await.until(limit, "its pods don't end", () -> service.pods().isEmpty());
  }

  /** Nobody waits until its pods have ended. */
  @Override
  public void close() {
    service.close();
    namespace.admin().call("delete", "namespace", namespace.name(), "--wait=false");
  }
}
