package dev.knativepredict.release.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.knativepredict.release.verdict.Answers;
import dev.knativepredict.release.verdict.Pairs;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ComparisonTest {

  private static final Model MODEL =
      new Model("even/1", Answers.LABELS, OddModel.signature(), Predictor.SHA256, SmokeTest.rows());
  private static final Requests REQUESTS =
      Requests.of(MODEL, List.of(), new Offer(Predictions.parse(OddModel.OPENAPI).path("paths")));

  @Test
  void countsWhereTheyDifferAndWhoIsRight() throws IOException {
    try (Predictor stable = new Predictor("stable", n -> n % 2, 200, 0);
        Predictor candidate = new Predictor("candidate", n -> n < 5 ? 1 : n % 2, 200, 0)) {
      Pairs pairs = compare(stable, candidate);
      assertThat(pairs.rows()).isEqualTo(20);
      assertThat(pairs.labelled()).isEqualTo(20);
      assertThat(pairs.agreeing()).isEqualTo(17);
      assertThat(pairs.onlyStableRight()).isEqualTo(3);
      assertThat(pairs.onlyCandidateRight()).isZero();
      assertThat(pairs.candidate().requests()).isEqualTo(60);
      assertThat(pairs.candidate().failed()).isZero();
    }
  }

  @Test
  void countsWhoFails() throws IOException {
    try (Predictor stable = new Predictor("stable", n -> n % 2, 200, 0);
        Predictor candidate = new Predictor("candidate", n -> n % 2, 503, 0)) {
      Pairs pairs = compare(stable, candidate);
      assertThat(pairs.rows()).isZero();
      assertThat(pairs.stable().failed()).isZero();
      assertThat(pairs.candidate().failed()).isEqualTo(60);
    }
  }

  private static Pairs compare(Predictor stable, Predictor candidate) {
    try (Caller caller = new HttpCaller(null, Duration.ofSeconds(5))) {
      return new Comparison(caller, 2, Answers.LABELS)
          .run(stable.url(), candidate.url(), REQUESTS, 60);
    }
  }
}
