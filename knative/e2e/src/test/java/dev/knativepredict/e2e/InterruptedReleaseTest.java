package dev.knativepredict.e2e;

import static dev.knativepredict.e2e.LoadAssertions.assertAllCorrect;
import static org.assertj.core.api.Assertions.assertThat;

import dev.knativepredict.e2e.cluster.Command;
import dev.knativepredict.e2e.image.Candidate;
import dev.knativepredict.e2e.load.LoadGenerator;
import dev.knativepredict.e2e.load.LoadResult;
import dev.knativepredict.e2e.release.ReleaseProcess;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** Releases whose process is killed. */
@OnCluster
@Order(6)
class InterruptedReleaseTest {

  private final ClusterFixture fixture;

  InterruptedReleaseTest(ClusterFixture fixture) {
    this.fixture = fixture;
  }

  @AfterEach
  void expectNoReleaseInProgress() {
    assertThat(fixture.service.shares()).isEqualTo(Map.of(fixture.service.stable(), 100));
  }

  @Test
  @Order(1)
  void aReleaseThatIsKilledAtEachStepContinuesWhenItIsRunAgain() throws Exception {
    Candidate candidate = fixture.newVersion("killed", "6");
    String before = fixture.service.stable();
    fixture.warmUp();
    try (LoadGenerator load = fixture.startLoad()) {
      for (int share : List.of(0, 5, 25, 50)) {
        ReleaseProcess process = fixture.tool.start(fixture.deploy(candidate));
        fixture.awaitCandidate(process, share);
        if (share == 25) {
          assertThat(process.interrupt()).as(process.output()).isEqualTo(130);
          assertThat(process.output()).contains(before + " 75 %").contains("command continues");
        } else {
          process.kill();
        }
        IO.println("    killed at %d %%".formatted(share));
      }
      Command.Result command = fixture.tool.run(fixture.deploy(candidate));
      LoadResult result = load.stop();

      String now = fixture.service.stable();
      fixture.results.scenario("killed at 0, 5, 25 and 50 %", "promoted", result);
      assertThat(command.code()).as(command.err() + command.out()).isZero();
      assertThat(now).isNotEqualTo(before);
      assertAllCorrect(result);
    }
  }

  @Test
  @Order(2)
  void aKilledReleaseCanBeRolledBack() throws Exception {
    Candidate candidate = fixture.newVersion("back", "7");
    String before = fixture.service.stable();
    fixture.warmUp();
    try (LoadGenerator load = fixture.startLoad()) {
      ReleaseProcess process = fixture.tool.start(fixture.deploy(candidate));
      fixture.awaitCandidate(process, 25);
      process.kill();

      Command.Result command = fixture.tool.run("rollback");
      LoadResult result = load.stop();

      fixture.results.scenario("killed at 25 %, then rollback", "rolled back", result);
      assertThat(command.code()).as(command.err() + command.out()).isZero();
      assertThat(fixture.service.stable()).isEqualTo(before);
      assertThat(result.failures()).isEmpty();
    }
  }
}
