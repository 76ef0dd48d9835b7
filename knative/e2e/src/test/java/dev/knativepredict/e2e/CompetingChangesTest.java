package dev.knativepredict.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.knativepredict.e2e.cluster.Await;
import dev.knativepredict.e2e.cluster.Command;
import dev.knativepredict.e2e.image.Candidate;
import dev.knativepredict.e2e.release.ReleaseProcess;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** Changes by somebody else during a release. */
@OnCluster
@Order(7)
class CompetingChangesTest {

  private static final Duration LIMIT = Duration.ofMinutes(3);

  private final ClusterFixture fixture;

  CompetingChangesTest(ClusterFixture fixture) {
    this.fixture = fixture;
  }

  @AfterEach
  void expectNoReleaseInProgress() {
    assertThat(fixture.service.shares()).isEqualTo(Map.of(fixture.service.stable(), 100));
  }

  @Test
  @Order(1)
  void aSecondReleaseAtTheSameTimeIsRefused() throws Exception {
    Candidate first = fixture.newVersion("first", "8");
    Candidate second = fixture.newVersion("second", "9");
    ReleaseProcess process = fixture.tool.start(fixture.deploy(first));
    fixture.awaitCandidate(process, 0);

    Command.Result refused = fixture.tool.run(fixture.deploy(second));

    assertThat(refused.code()).as(refused.out()).isEqualTo(1);
    assertThat(refused.err() + refused.out()).containsIgnoringCase("release");
    assertThat(process.awaitExit(LIMIT)).as(process.output()).isZero();
  }

  @Test
  @Order(2)
  void aReleaseStopsWhenSomebodyElseChangesTheTraffic() throws Exception {
    Candidate candidate = fixture.newVersion("hand", "10");
    String stable = fixture.service.stable();
    fixture.warmUp();
    ReleaseProcess process = fixture.tool.start(fixture.deploy(candidate));
    fixture.awaitCandidate(process, 25);
    String revision = fixture.service.tagged("candidate").orElseThrow();

    setTraffic(stable, 40, revision, 60);

    assertThat(process.awaitExit(LIMIT)).as(process.output()).isEqualTo(1);
    assertThat(process.output()).contains("60");
    assertThat(fixture.service.shares()).isEqualTo(Map.of(stable, 40, revision, 60));

    Command.Result back = fixture.tool.run("rollback", "--to", stable);
    assertThat(back.code()).as(back.err() + back.out()).isZero();
  }

  /** Changes the traffic as a person with kubectl would. */
  private void setTraffic(String stable, int stableShare, String candidate, int candidateShare) {
    String patch =
        """
        {"spec": {"traffic": [
          {"revisionName": "%s", "percent": %d, "tag": "stable"},
          {"revisionName": "%s", "percent": %d, "tag": "candidate"}]}}
        """
            .formatted(stable, stableShare, candidate, candidateShare);
    fixture.namespace.call("patch", "ksvc", "predict", "--type=merge", "-p", patch);
    Await.until(
        LIMIT, "the new traffic", () -> fixture.service.shares().containsValue(candidateShare));
  }
}
