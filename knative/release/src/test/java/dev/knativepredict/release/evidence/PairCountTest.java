package dev.knativepredict.release.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.knativepredict.release.verdict.Answers;
import dev.knativepredict.release.verdict.Pairs;
import dev.knativepredict.release.verdict.Slower;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class PairCountTest {

  private static final PairCount COUNT = new PairCount(2, Answers.LABELS);

  @Test
  void countsWhoIsMuchSlower() {
    Pairs pairs = COUNT.count(List.of(pair(10, 21), pair(10, 19), pair(30, 10)), 3);
    assertThat(pairs.slower())
        .containsExactly(new Slower("", 3, 1, 1), new Slower(REQUEST.form(), 3, 1, 1));
  }

  @Test
  void aDifferenceOfThreeMillisecondsIsNoiseHoweverShortBothAre() {
    assertThat(COUNT.count(List.of(pair(1, 4)), 1).slower().getFirst().candidate()).isZero();
    assertThat(COUNT.count(List.of(pair(1, 5)), 1).slower().getFirst().candidate()).isEqualTo(1);
  }

  @Test
  void timesOfAColdProcessArentCompared() {
    TimedResponse cold = new TimedResponse(200, "candidate", false, "{}", Duration.ofSeconds(1));
    Pairs pairs = COUNT.count(List.of(new Pair(REQUEST, response(10), cold)), 1);
    assertThat(pairs.slower().getFirst().timed()).isZero();
    assertThat(pairs.candidate().latencies().count()).isZero();
    assertThat(pairs.candidate().requests()).isEqualTo(1);
  }

  @Test
  void aRequestThatIsSentAgainSaysNothingNewAboutThePredictions() {
    Pairs pairs = COUNT.count(List.of(pair(10, 10), pair(10, 10)), 1);
    assertThat(pairs.rows()).isEqualTo(1);
    assertThat(pairs.stable().requests()).isEqualTo(2);
  }

  private static final RecordedRequest REQUEST =
      RecordedRequest.asRecorded("/predict", "{}", null, null);

  private static Pair pair(int stable, int candidate) {
    return new Pair(REQUEST, response(stable), response(candidate));
  }

  private static TimedResponse response(int millis) {
    return new TimedResponse(200, "any", true, "{\"prediction\":[1]}", Duration.ofMillis(millis));
  }
}
