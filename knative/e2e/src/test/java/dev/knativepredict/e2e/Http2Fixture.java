package dev.knativepredict.e2e;

import dev.knativepredict.e2e.cluster.Await;
import dev.knativepredict.e2e.cluster.PredictService;
import dev.knativepredict.e2e.image.Candidate;
import dev.knativepredict.e2e.load.ServiceClient;
import dev.knativepredict.e2e.release.ReleaseTool;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;

/** A service of its own whose port is named {@code h2c}, in a namespace of its own. */
final class Http2Fixture implements AutoCloseable {

  static final String NAMESPACE = "e2e-h2c";
  private static final Duration LIMIT = Duration.ofMinutes(3);

  final PredictService service;
  final ReleaseTool tool;
  final ServiceClient byHttp11;
  final Http2Client byHttp2;
  private final OwnNamespace own;
  private final ClusterFixture shared;
  private final Path rendered;

  Http2Fixture(ClusterFixture shared) throws IOException {
    this.shared = shared;
    own = new OwnNamespace(shared, NAMESPACE);
    service = own.service;
    tool = own.tool;
    byHttp11 = own.client;
    byHttp2 = new Http2Client(shared.environment.ingress(), OwnNamespace.host(NAMESPACE));
    rendered =
        own.overlay(shared)
            .including(shared.root.resolve("knative/components/h2c"))
            .rendered(own.namespace.admin());
  }

  /** The arguments of {@code release} that deploy a candidate. */
  String[] deploy(Candidate candidate) {
    return ReleaseArguments.deploy(candidate, rendered, shared.commit);
  }

  /** The name of the port of a revision. */
  String port(String revision) {
    return own.namespace.call(
        "get", "revision", revision, "-o", "jsonpath={.spec.containers[0].ports[0].name}");
  }

  /** A pod that ends still answers, and is not cold. */
  void awaitZeroPods() {
    Await.until(LIMIT, "no pods", () -> service.pods().isEmpty());
  }

  @Override
  public void close() {
    own.close();
  }
}
