package dev.knativepredict.release.traffic;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StateTest {

  private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");

  /** Whatever happens in whatever order, these hold after each step. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void noWalkThroughTheStatesBreaksARule(long seed) {
    Random random = new Random(seed);
    State state = State.first(candidate(0), "me", NOW, List.of());
    for (int i = 1; i < 300; i++) {
      State next = step(state, random, candidate(random.nextInt(12)));
      holds(state, next);
      state = next;
    }
  }

  private static State step(State state, Random random, Candidate candidate) {
    Rollout rollout = state.rollout();
    RevisionName stable = state.stable();
    if (rollout == null) {
      return stable == null
          ? State.first(candidate, "me", NOW, state.history())
          : candidate.revision().equals(stable)
              ? state
              : random.nextInt(4) == 0
                  ? state.returned(named(stable), candidate, "by hand", NOW)
                  : state.staged(stable, candidate, "me", NOW);
    }
    return switch (random.nextInt(5)) {
      case 0 -> state.promoted(rollout, "good", NOW);
      case 1 -> state.rolledBack(rollout, "bad", NOW);
      case 2 -> state.held(rollout, "who knows");
      case 3 -> state.takenOver(rollout, "another");
      default ->
          stable == null ? state : state.shifted(rollout, stable, new Percent(random.nextInt(101)));
    };
  }

  private static void holds(State before, State after) {
    List<Target> targets = after.traffic().targets();
    assertThat(targets.stream().mapToInt(target -> target.percent().value()).sum()).isEqualTo(100);
    assertThat(after.history()).hasSizeLessThanOrEqualTo(20);
    if (after.rollout() == null && after.stable() != null) {
      assertThat(after.traffic()).isEqualTo(Traffic.only(after.stable()));
    }
    if (after.rollout() != null && after.stable() != null) {
      assertThat(targets)
          .extracting(Target::revision)
          .containsExactly(after.stable(), after.rollout().candidate().revision());
    }
    boolean ended = before.rollout() != null && after.rollout() == null;
    boolean returned = before.rollout() == null && after.rollout() == null;
    if (!ended && !returned) {
      assertThat(after.stable()).isEqualTo(before.stable());
    }
    after.previous().ifPresent(back -> assertThat(back).isNotEqualTo(after.stable()));
  }

  @Test
  void aRollbackFromAReleaseListsOnlyTheStableRevision() {
    State promoted = promoted(State.first(candidate(1), "me", NOW, List.of()));
    State staged = promoted.staged(revision(1), candidate(2), "me", NOW);
    State shifted = staged.shifted(rollout(staged), revision(1), new Percent(25));
    State back = shifted.rolledBack(rollout(shifted), "it crashes", NOW);
    assertThat(back.traffic()).isEqualTo(Traffic.only(revision(1)));
    assertThat(back.failure(revision(2))).contains("it crashes");
    assertThat(back.wasStable(revision(1))).isTrue();
  }

  @Test
  void theWayBackIsWhatWasStableBeforeAndWasntTakenBackSince() {
    State state = promoted(State.first(candidate(1), "me", NOW, List.of()));
    assertThat(state.previous()).isEmpty();
    state = promoted(state.staged(revision(1), candidate(2), "me", NOW));
    state = promoted(state.staged(revision(2), candidate(3), "me", NOW));
    assertThat(state.previous()).contains(revision(2));
    state = state.returned(candidate(3), candidate(2), "slow", NOW);
    assertThat(state.previous()).contains(revision(1));
    assertThat(state.failure(revision(3))).contains("slow");
  }

  @Test
  void aFirstReleaseThatFailsLeavesNobodyStable() {
    State first = State.first(candidate(1), "me", NOW, List.of());
    State failed = first.rolledBack(rollout(first), "wrong model", NOW);
    assertThat(failed.stable()).isNull();
    assertThat(failed.traffic()).isEqualTo(first.traffic());
    assertThat(failed.failure(revision(1))).contains("wrong model");
  }

  @Test
  void aLongReasonIsCutSinceAnAnnotationHasToHoldIt() {
    State first = State.first(candidate(1), "me", NOW, List.of());
    State failed = first.rolledBack(rollout(first), "x".repeat(100_000), NOW);
    assertThat(failed.history().getFirst().reason()).hasSizeLessThan(400);
  }

  private static State promoted(State state) {
    return state.promoted(rollout(state), "good", NOW);
  }

  private static Rollout rollout(State state) {
    return requireNonNull(state.rollout());
  }

  private static RevisionName revision(int number) {
    return new RevisionName("predict-%07d-abcdef".formatted(number));
  }

  private static Candidate candidate(int number) {
    return named(revision(number));
  }

  private static Candidate named(RevisionName revision) {
    return new Candidate(revision, "0123456", "credit/1", "registry/predict@sha256:0");
  }
}
