package dev.knativepredict.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.knativepredict.e2e.cluster.Command;
import dev.knativepredict.e2e.cluster.Namespace;
import dev.knativepredict.e2e.cluster.Overlay;
import dev.knativepredict.e2e.image.Candidate;
import dev.knativepredict.e2e.load.RequestResult.Outcome;
import dev.knativepredict.e2e.load.ServiceClient;
import dev.knativepredict.e2e.load.TestRequest;
import dev.knativepredict.e2e.release.ReleaseTool;
import java.nio.file.Path;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/**
 * A release by the digest of an index of two images. The cluster has nodes of one kind, so the
 * image for the other kind is one without content, and nothing here starts it.
 */
@OnCluster
@Order(11)
class ImageIndexTest {

  private static final String NAMESPACE = "e2e-index";

  private final ClusterFixture shared;

  ImageIndexTest(ClusterFixture shared) {
    this.shared = shared;
  }

  @Test
  void anIndexIsReleasedAndTheNodeStartsTheImageOfItsKind() throws Exception {
    Candidate index = shared.images.index(shared.root);
    Namespace namespace = Namespace.create(NAMESPACE, shared.environment.kubeconfig(), shared.root);
    namespace.grantAccess();

    Command.Result command = release(namespace, index);

    assertThat(command.code()).as(command.err() + command.out()).isZero();
    assertThat(
            namespace.call(
                "get", "revisions", "-o", "jsonpath={.items[*].spec.containers[0].image}"))
        .isEqualTo(index.image());
    TestRequest request = shared.requests().getFirst();
    var response =
        new ServiceClient(shared.environment.ingress(), "predict.%s.localhost".formatted(NAMESPACE))
            .post("/predict", request.body());
    assertThat(request.judge(response.statusCode(), response.body())).isEqualTo(Outcome.CORRECT);
    namespace.admin().call("delete", "namespace", NAMESPACE, "--wait=false");
  }

  private Command.Result release(Namespace namespace, Candidate index) throws Exception {
    Path rendered =
        Overlay.over(shared.root.resolve("knative/overlays/local"), NAMESPACE)
            .rendered(namespace.admin());
    return new ReleaseTool(
            shared.root.resolve("knative/release/bin/release"),
            namespace.as("deployer").kubeconfig(),
            ReleaseArguments.of(shared.environment, NAMESPACE))
        .run(ReleaseArguments.deploy(index, rendered, shared.commit));
  }
}
