package dev.knativepredict.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.knativepredict.e2e.cluster.Await;
import dev.knativepredict.e2e.cluster.Command;
import dev.knativepredict.e2e.image.Candidate;
import dev.knativepredict.e2e.load.LoadGenerator;
import dev.knativepredict.e2e.load.LoadResult;
import dev.knativepredict.e2e.release.ReleaseProcess;
import dev.knativepredict.manifest.ModelDirectory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** The first release in an empty namespace. */
@OnCluster
@Order(1)
class FirstDeployTest {

  private static final Duration LIMIT = Duration.ofMinutes(2);

  private final ClusterFixture fixture;

  FirstDeployTest(ClusterFixture fixture) {
    this.fixture = fixture;
  }

  /** It is the right image, but not the model that is to be released. */
  @Test
  @Order(1)
  void aFirstReleaseThatIsWrongReachesNoUserAndLeavesNothing() throws Exception {
    Path other = fixture.models.newVersion("other", "2");
    Candidate wrong = new Candidate(fixture.images.real().image(), other);
    try (LoadGenerator load = fixture.startLoad()) {
      Command.Result command = fixture.tool.run(fixture.deploy(wrong));
      LoadResult users = load.stop();

      assertThat(command.code()).as(command.out()).isEqualTo(1);
      assertThat(command.err()).contains("trial: smoke: unhealthy: it serves the model");
      assertThat(users.failed()).isEqualTo(users.sent()).isPositive();
    }
    assertThat(fixture.namespace.call("get", "ksvc", "--output", "name")).isEmpty();
  }

  /**
   * There is no room for its pod at first, as if other pods were ending or a node were starting.
   */
  @Test
  @Order(2)
  void theFirstReleaseWaitsForAQuotaAndRespondsAtItsUrl() throws Exception {
    fixture.namespace.call("create", "quota", "none", "--hard=pods=0");
    ReleaseProcess release = fixture.tool.start(fixture.deploy(fixture.images.real()));
    Await.until(LIMIT, release::output, () -> release.output().contains("exceeded quota"));
    fixture.namespace.call("delete", "quota", "none");

    assertThat(release.awaitExit(LIMIT)).as(release.output()).isZero();
    assertThat(fixture.service.shares()).isEqualTo(Map.of(fixture.service.stable(), 100));
    ModelDirectory shipped = ModelDirectory.open(fixture.root.resolve("models/credit/1"));
    var response = fixture.client().get("/");
    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.body()).contains(shipped.manifest().modelSha256().hex());
    assertThat(response.body()).contains(fixture.service.stable());
  }

  /** An image of changed files says so by its commit, and not by anything else. */
  @Test
  @Order(3)
  void eachLinkFromAnAnswerToTheDataAgrees() {
    Command.Result command =
        fixture.tool.run("status", "--verify", "--model", fixture.shipped.toString());

    List<String> lines = command.out().lines().toList();
    assertThat(lines)
        .filteredOn(line -> line.matches(".*  (?:differs|not checked)  .*"))
        .as(command.out())
        .allMatch(
            line -> line.matches("(?:alias|commit|manifest|signature|registered version) .*"));
    assertThat(command.out())
        .containsPattern("(?m)^revision +traffic +answer's header Revision +agrees +predict-")
        .containsPattern("(?m)^image +revision +pods +agrees +sha256:")
        .containsPattern("(?m)^image +revision +registry +agrees +sha256:")
        .containsPattern("(?m)^model digest +answer +image's label +agrees ")
        .containsPattern("(?m)^model digest +answer +manifest.json +agrees ")
        .containsPattern("(?m)^training data +manifest.json +folder +agrees ");
  }

  @Test
  @Order(4)
  void releasingTheSameImageAgainChangesNothing() throws Exception {
    String before = fixture.service.stable();

    Command.Result command = fixture.tool.run(fixture.deploy(fixture.images.real()));

    assertThat(command.code()).as(command.err() + command.out()).isZero();
    assertThat(fixture.service.stable()).isEqualTo(before);
  }
}
