package dev.knativepredict.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.knativepredict.e2e.cluster.Command;
import dev.knativepredict.manifest.ModelDirectory;
import java.util.Map;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** The first release in an empty namespace. */
@OnCluster
@Order(1)
class FirstDeployTest {

  private final ClusterFixture fixture;

  FirstDeployTest(ClusterFixture fixture) {
    this.fixture = fixture;
  }

  @Test
  @Order(1)
  void theFirstReleaseRespondsAtItsUrl() throws Exception {
    Command.Result command = fixture.tool.run(fixture.deploy(fixture.images.real()));

    assertThat(command.code()).as(command.err() + command.out()).isZero();
    assertThat(fixture.service.shares()).isEqualTo(Map.of(fixture.service.stable(), 100));
    ModelDirectory shipped = ModelDirectory.open(fixture.root.resolve("models/credit/1"));
    var response = fixture.client().get("/");
    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.body()).contains(shipped.manifest().modelSha256().hex());
    assertThat(response.body()).contains(fixture.service.stable());
  }

  @Test
  @Order(2)
  void releasingTheSameImageAgainChangesNothing() throws Exception {
    String before = fixture.service.stable();

    Command.Result command = fixture.tool.run(fixture.deploy(fixture.images.real()));

    assertThat(command.code()).as(command.err() + command.out()).isZero();
    assertThat(fixture.service.stable()).isEqualTo(before);
  }
}
