package dev.knativepredict.release.plan;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.knativepredict.release.traffic.Candidate;
import dev.knativepredict.release.traffic.Percent;
import dev.knativepredict.release.traffic.RevisionName;
import dev.knativepredict.release.traffic.State;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlanTest {

  private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
  private static final RevisionName ONE = new RevisionName("predict-1111111-aaaaaa");
  private static final RevisionName TWO = new RevisionName("predict-2222222-bbbbbb");
  private static final RevisionName THREE = new RevisionName("predict-3333333-cccccc");

  @Test
  void aServiceThatIsntThereGetsItsFirstRevision() {
    assertThat(Plan.of(null, ONE)).isEqualTo(new Plan.First(false));
  }

  @Test
  void theSameReleaseAgainIsNothingToDo() {
    assertThat(Plan.of(stable(ONE), ONE)).isEqualTo(new Plan.Nothing(ONE));
  }

  @Test
  void aNewRevisionGoesBesideTheStableOne() {
    assertThat(Plan.of(stable(ONE), TWO)).isEqualTo(new Plan.Canary(ONE));
  }

  @Test
  void whatWasStableOnceComesBackAtOnce() {
    State two = promoted(stable(ONE).staged(ONE, candidate(TWO), "me", NOW));
    assertThat(Plan.of(two, ONE)).isEqualTo(new Plan.Back(TWO));
  }

  @Test
  void whatFailedIsRefusedUnlessForced() {
    State staged = stable(ONE).staged(ONE, candidate(TWO), "me", NOW);
    State failed = staged.rolledBack(requireNonNull(staged.rollout()), "5xx", NOW);
    assertThatThrownBy(() -> Plan.of(failed, TWO))
        .isInstanceOf(Refused.class)
        .hasMessageContaining("5xx")
        .hasMessageContaining("--force");
  }

  @Test
  void aFirstReleaseThatFailedIsFollowedByAFirstRelease() {
    State first = State.first(candidate(ONE), "me", NOW, List.of());
    State failed = first.rolledBack(requireNonNull(first.rollout()), "5xx", NOW);
    assertThat(Plan.of(failed, TWO)).isEqualTo(new Plan.First(false));
  }

  @Test
  void aReleaseUnderWayIsGoneOnWithAndKeepsOthersOut() {
    State staged = stable(ONE).staged(ONE, candidate(TWO), "me", NOW);
    State shifted = staged.shifted(requireNonNull(staged.rollout()), ONE, new Percent(25));
    assertThat(Plan.of(shifted, TWO)).isEqualTo(new Plan.Canary(ONE));
    assertThatThrownBy(() -> Plan.of(shifted, THREE))
        .isInstanceOf(Refused.class)
        .hasMessageContaining("25 %");
  }

  private static State stable(RevisionName revision) {
    return promoted(State.first(candidate(revision), "me", NOW, List.of()));
  }

  private static State promoted(State state) {
    return state.promoted(requireNonNull(state.rollout()), "good", NOW);
  }

  private static Candidate candidate(RevisionName revision) {
    return new Candidate(revision, "0123456", "credit/1", "registry/predict@sha256:0");
  }
}
