package dev.knativepredict.release.cluster;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.knativepredict.release.time.FakeTime;
import dev.knativepredict.release.traffic.Candidate;
import dev.knativepredict.release.traffic.RevisionName;
import dev.knativepredict.release.traffic.State;
import dev.knativepredict.release.traffic.Traffic;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The model keeps the rules that {@link KnativeTest} and the end-to-end tests see on a cluster. */
class FakeKnativeTest {

  private static final RevisionName ONE = new RevisionName("it-1");
  private static final RevisionName TWO = new RevisionName("it-2");

  private final FakeTime time = new FakeTime();
  private final FakeKnative knative = new FakeKnative(time);
  private final Cluster cluster = knative.client("it", false);

  @BeforeEach
  void createTheService() {
    State first = State.first(candidate(ONE), "me", FakeTime.START, List.of());
    cluster.create(Change.to(first, template(ONE, "good")));
    pass(3);
    write(first.promoted(requireNonNull(first.rollout()), "good", FakeTime.START), ONE, "good");
    pass(1);
  }

  @Test
  void oneTargetThatIsNotReadyLeavesTheWholeListWithoutEffectEvenAtNoShare() {
    knative.behaviour("bad", Behaviour.GOOD.ending(new Readiness.Failed("exit code 1")));
    State next = state().staged(ONE, candidate(TWO), "me", FakeTime.START);
    write(next, TWO, "bad");
    pass(5);
    assertThat(live().settled(next.traffic())).isFalse();
    assertThat(live().routesProblem()).contains("it-2");
    assertThat(live().routed()).hasToString("it-1 100 % (stable)");
  }

  @Test
  void aChangeIsObservedAMomentLater() {
    Traffic old = state().traffic();
    State next = state().staged(ONE, candidate(TWO), "me", FakeTime.START);
    write(next, TWO, "good");
    assertThat(live().routed().is(old)).isTrue();
    assertThat(live().settled(old)).as("the status is of an older spec").isFalse();
    pass(5);
    assertThat(live().settled(next.traffic())).isTrue();
  }

  @Test
  void aRevisionsFirstPodNeedsItsTime() {
    write(state().staged(ONE, candidate(TWO), "me", FakeTime.START), TWO, "good");
    pass(1);
    assertThat(cluster.revision(TWO).orElseThrow().readiness())
        .isInstanceOf(Readiness.Pending.class);
    pass(2);
    assertThat(cluster.revision(TWO).orElseThrow().readiness()).isInstanceOf(Readiness.Ready.class);
  }

  @Test
  void aWriteThatStartsFromAnOldReadIsAConflict() {
    LiveService old = live();
    write(state(), ONE, "good");
    assertThatThrownBy(() -> cluster.write(old, Change.to(state()))).isInstanceOf(Conflict.class);
  }

  @Test
  void aNameCantBeUsedForAnotherTemplate() {
    State two = state().staged(ONE, candidate(TWO), "me", FakeTime.START);
    write(two, TWO, "good");
    pass(5);
    write(two.rolledBack(requireNonNull(two.rollout()), "bad", FakeTime.START), ONE, "other");
    pass(5);
    assertThat(live().nameTaken()).isTrue();
    assertThat(live().routed().toString()).contains("it-2");
  }

  @Test
  void onlyTheOwnersHeartbeatCounts() {
    assertThat(cluster.beat("me", FakeTime.START)).as("nothing is under way").isFalse();
    write(state().staged(ONE, candidate(TWO), "me", FakeTime.START), TWO, "good");
    assertThat(cluster.beat("somebody else", FakeTime.START)).isFalse();
    assertThat(cluster.beat("me", FakeTime.START)).isTrue();
    assertThat(live().heartbeat()).startsWith("me ");
  }

  private void write(State state, RevisionName name, String image) {
    cluster.write(live(), Change.to(state, template(name, image)));
  }

  private LiveService live() {
    return cluster.service().orElseThrow();
  }

  private State state() {
    return requireNonNull(live().state());
  }

  private void pass(int seconds) {
    for (int i = 0; i < 2 * seconds; i++) {
      time.sleep(Duration.ofMillis(500));
      live();
    }
  }

  private static Candidate candidate(RevisionName name) {
    return new Candidate(name, "0123456", null, "good");
  }

  private static ObjectNode template(RevisionName name, String image) {
    ObjectNode template = JsonNodeFactory.instance.objectNode();
    template.putObject("metadata").put("name", name.value());
    template.putObject("spec").putArray("containers").addObject().put("image", image);
    return template;
  }
}
