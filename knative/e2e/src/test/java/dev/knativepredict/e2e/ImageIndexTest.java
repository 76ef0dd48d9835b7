package dev.knativepredict.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.knativepredict.e2e.cluster.Command;
import dev.knativepredict.e2e.image.Candidate;
import dev.knativepredict.e2e.load.RequestResult.Outcome;
import dev.knativepredict.e2e.load.TestRequest;
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

  private final ClusterFixture shared;

  ImageIndexTest(ClusterFixture shared) {
    this.shared = shared;
  }

  @Test
  void anIndexIsReleasedAndTheNodeStartsTheImageOfItsKind() throws Exception {
    Candidate index = shared.images.index(shared.root);
    try (OwnNamespace own = new OwnNamespace(shared, "e2e-index")) {
      Path rendered = own.overlay(shared).rendered(own.namespace.admin());

      Command.Result command =
          own.tool.run(ReleaseArguments.deploy(index, rendered, shared.commit));

      assertThat(command.code()).as(command.err() + command.out()).isZero();
      assertThat(
              own.namespace.call(
                  "get", "revisions", "-o", "jsonpath={.items[*].spec.containers[0].image}"))
          .isEqualTo(index.image());
      TestRequest request = shared.requests().getFirst();
      var response = own.client.post("/predict", request.body());
      assertThat(request.judge(response.statusCode(), response.body())).isEqualTo(Outcome.CORRECT);
    }
  }
}
