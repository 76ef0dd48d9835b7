package dev.knativepredict.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.knativepredict.e2e.cluster.Command;
import dev.knativepredict.e2e.cluster.TrafficLog;
import dev.knativepredict.e2e.image.Candidate;
import dev.knativepredict.e2e.load.LoadResult;
import dev.knativepredict.e2e.load.TrafficShare;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** The release of a good candidate: it gets more and more traffic, and is promoted. */
@OnCluster
@Order(3)
class GoodCandidateTest {

  private final ClusterFixture fixture;

  GoodCandidateTest(ClusterFixture fixture) {
    this.fixture = fixture;
  }

  @Test
  void aGoodVersionGoesThroughAllStepsAndUsersDoNotNotice() throws Exception {
    Candidate candidate = fixture.newVersion("next", "2");

    ObservedRelease observed = new Scenario(fixture, "a good second version").deploy(candidate);

    assertThat(observed.code()).as(observed.output()).isZero();
    observed.assertAllResponsesCorrect();
    assertThat(fixture.service.stable())
        .isEqualTo(observed.candidate())
        .isNotEqualTo(observed.stable());
    assertThat(fixture.service.shares()).isEqualTo(Map.of(observed.candidate(), 100));
    assertThat(observed.log().stream().map(observed::shareOfCandidate).distinct())
        .containsSubsequence(5, 25, 50, 100);
    for (int i = 0; i + 1 < observed.log().size(); i++) {
      assertSplitIsPlausible(observed, observed.log().get(i), observed.log().get(i + 1).since());
    }
    assertTheModelIsNotThatOfTheImagesLabel(candidate);
  }

  /** The layer that has the other model doesn't change what the image says of itself. */
  private void assertTheModelIsNotThatOfTheImagesLabel(Candidate candidate) {
    Command.Result command =
        fixture.tool.run("status", "--verify", "--model", candidate.model().toString());
    assertThat(command.code()).as(command.out()).isEqualTo(1);
    assertThat(command.out())
        .containsPattern("(?m)^model digest +answer +image's label +differs ")
        .containsPattern("(?m)^model digest +answer +manifest.json +agrees ");
  }

  /** Leaves out a second at each end of the step, when requests may belong to another step. */
  private static void assertSplitIsPlausible(
      ObservedRelease observed, TrafficLog.Entry step, Instant end) {
    int percent = observed.shareOfCandidate(step);
    LoadResult window = observed.result().between(step.since().plusSeconds(1), end.minusSeconds(1));
    if (window.sent() == 0) {
      return;
    }
    long hits = window.ofRevision(observed.candidate()).sent();
    IO.println("    at %d %%: %d of %d".formatted(percent, hits, window.sent()));
    assertThat(TrafficShare.isPlausible(hits, window.sent(), percent))
        .as("%d of %d requests at %d %%", hits, window.sent(), percent)
        .isTrue();
  }
}
