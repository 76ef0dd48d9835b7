package dev.knativepredict.release.traffic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TrafficTest {

  private static final RevisionName STABLE = new RevisionName("predict-1111111-aaaaaa");
  private static final RevisionName CANDIDATE = new RevisionName("predict-2222222-bbbbbb");

  @Test
  void everySplitSumsToAHundredAndNamesBothRevisions() {
    for (int share = 0; share <= 100; share++) {
      Traffic split = Traffic.split(STABLE, CANDIDATE, new Percent(share));
      assertThat(split.targets().stream().mapToInt(target -> target.percent().value()).sum())
          .isEqualTo(100);
      assertThat(split.targets()).extracting(Target::revision).containsExactly(STABLE, CANDIDATE);
    }
  }

  @Test
  void theWayBackListsTheStableRevisionAndNothingElse() {
    assertThat(Traffic.only(STABLE).targets())
        .containsExactly(new Target(STABLE, Percent.ALL, Tag.STABLE));
  }

  @ParameterizedTest
  @CsvSource({"50,40,STABLE,CANDIDATE", "60,50,STABLE,CANDIDATE", "50,50,STABLE,STABLE"})
  void refusesSharesThatDontSumUpAndTagsThatOccurTwice(int one, int other, Tag first, Tag second) {
    assertThatThrownBy(() ->
            new Traffic(
                List.of(
                    new Target(STABLE, new Percent(one), first),
                    new Target(CANDIDATE, new Percent(other), second))))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "5,25", "25,5,100", "0,100", "5,5,100", "5,101", "five", "5,,100"})
  void refusesStepsThatDontRiseToAHundred(String steps) {
    assertThatThrownBy(() -> Steps.of(steps)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aReleaseGoesOnWithTheStepThatItHadReached() {
    Steps steps = Steps.of("5, 25, 50, 100");
    assertThat(steps.from(Percent.NONE)).hasSize(4);
    assertThat(steps.from(new Percent(25))).startsWith(new Percent(25)).hasSize(3);
    assertThat(steps.from(new Percent(30))).startsWith(new Percent(50)).hasSize(2);
    assertThat(steps.from(Percent.ALL)).containsExactly(Percent.ALL);
  }

  @Test
  void knowsItsOwnTrafficInAnyOrderAndNobodyElses() {
    Traffic written = Traffic.split(STABLE, CANDIDATE, new Percent(25));
    var stable = new FoundTraffic.Found(STABLE.value(), 75, "stable", "http://stable");
    var candidate = new FoundTraffic.Found(CANDIDATE.value(), 25, "candidate", null);
    assertThat(new FoundTraffic(List.of(candidate, stable)).is(written)).isTrue();
    assertThat(new FoundTraffic(List.of(stable)).is(written)).isFalse();
    var latest = new FoundTraffic.Found(null, 25, "candidate", null);
    assertThat(new FoundTraffic(List.of(stable, latest)).is(written)).isFalse();
    var untagged = new FoundTraffic.Found(CANDIDATE.value(), 25, null, null);
    assertThat(new FoundTraffic(List.of(stable, untagged)).is(written)).isFalse();
  }

  @Test
  void takesForStableWhatHasAllOfTheTrafficOrTheTag() {
    var all = new FoundTraffic.Found("by-hand", 100, null, null);
    var tagged = new FoundTraffic.Found("tagged", 60, "stable", null);
    var other = new FoundTraffic.Found("other", 40, null, null);
    var latest = new FoundTraffic.Found(null, 100, null, null);
    assertThat(new FoundTraffic(List.of(all)).stable()).contains(new RevisionName("by-hand"));
    assertThat(new FoundTraffic(List.of(other, tagged)).stable())
        .contains(new RevisionName("tagged"));
    assertThat(new FoundTraffic(List.of(other)).stable()).isEmpty();
    assertThat(new FoundTraffic(List.of(latest)).stable()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Predict", "1-predict", "predict-", "predict_1"})
  void refusesNamesThatKnativeWouldRefuse(String name) {
    assertThatThrownBy(() -> new RevisionName(name)).isInstanceOf(IllegalArgumentException.class);
  }
}
