package dev.knativepredict.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.knativepredict.e2e.cluster.Command;
import dev.knativepredict.e2e.image.Candidate;
import java.nio.file.Path;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/**
 * A stable revision that looks ready, but that no other node could start: its image was deleted
 * from the registry. (That registry has to allow it.)
 */
@OnCluster
@Order(13)
class NoWayBackTest {

  private final ClusterFixture shared;

  NoWayBackTest(ClusterFixture shared) {
    this.shared = shared;
  }

  @Test
  void aReleaseIsHeldBeforeItGetsTrafficThatNothingCouldTakeBack() throws Exception {
    try (OwnNamespace own = new OwnNamespace(shared, "e2e-no-way-back")) {
      Path rendered = own.overlay(shared).rendered(own.namespace.admin());
      Candidate first = shared.newVersion("no-way-back", "9");
      Command.Result stable =
          own.tool.run(ReleaseArguments.deployQuickly(first, rendered, shared.commit));
      assertThat(stable.code()).as(stable.err()).isZero();
      shared.images.delete(first);

      Command.Result held =
          own.tool.run(
              ReleaseArguments.deployQuickly(shared.images.real(), rendered, shared.commit));

      assertThat(held.code()).as(held.err()).isEqualTo(3);
      assertThat(held.out()).contains("no way back: the registry has " + first.image());
      assertThat(own.service.shares()).containsEntry(own.service.stable(), 100);
      assertThat(own.service.shares().values()).containsOnly(100, 0);
    }
  }
}
