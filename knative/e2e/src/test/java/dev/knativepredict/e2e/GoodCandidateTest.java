package dev.knativepredict.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.knativepredict.e2e.cluster.TrafficLog;
import dev.knativepredict.e2e.image.Candidate;
import dev.knativepredict.e2e.load.Share;
import dev.knativepredict.e2e.load.Tally;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

@OnStage
@Order(3)
class GoodCandidateTest {

  private final Stage stage;

  GoodCandidateTest(Stage stage) {
    this.stage = stage;
  }

  @Test
  void aGoodVersionGoesThroughAllStepsAndNobodyNotices() throws Exception {
    Candidate candidate = stage.images.withModel("next", stage.models.changed("next", "2"));

    UnderLoad seen = new Scenario(stage, "a good second version").deploy(candidate);

    assertThat(seen.code()).as(seen.said()).isZero();
    seen.everybodyGotARightAnswer();
    assertThat(stage.service.stable()).isEqualTo(seen.candidate()).isNotEqualTo(seen.stable());
    assertThat(stage.service.shares()).isEqualTo(Map.of(seen.candidate(), 100));
    assertThat(
            seen.log().stream().map(e -> e.shares().getOrDefault(seen.candidate(), 0)).distinct())
        .containsSubsequence(5, 25, 50, 100);
    for (int i = 0; i + 1 < seen.log().size(); i++) {
      splitIsFair(seen, seen.log().get(i), seen.log().get(i + 1).since());
    }
  }

  /** From a second after the route changed, when the last request of the step before is over. */
  private static void splitIsFair(UnderLoad seen, TrafficLog.Entry entry, Instant until) {
    int percent = entry.shares().getOrDefault(seen.candidate(), 0);
    Tally window = seen.tally().between(entry.since().plusSeconds(1), until.minusSeconds(1));
    if (window.sent() == 0) {
      return;
    }
    List<Long> found = List.of(window.by(seen.candidate()).sent(), window.sent());
    IO.println("    at %d %%: %d of %d".formatted(percent, found.get(0), found.get(1)));
    assertThat(Share.plausible(found.get(0), found.get(1), percent))
        .as("%d of %d requests at %d %%", found.get(0), found.get(1), percent)
        .isTrue();
  }
}
