package dev.knativepredict.release.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.knativepredict.release.drift.Histogram;
import dev.knativepredict.release.plan.Refused;
import dev.knativepredict.release.traffic.RevisionName;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PodPredictionsTest {

  private static final RevisionName STABLE = new RevisionName("stable");
  private static final RevisionName CANDIDATE = new RevisionName("candidate");

  private final Map<String, String> pods = new HashMap<>();
  private final PodPredictions predictions =
      new PodPredictions(
          name -> Optional.of(name.equals(CANDIDATE) ? Map.copyOf(pods) : Map.of()),
          STABLE,
          CANDIDATE);

  @Test
  void onlyWhatWasAnsweredInTheStepIsOfIt() {
    pods.put("a", metrics(100, 50));
    predictions.begin();
    pods.put("a", metrics(104, 57));
    pods.put("b", metrics(1, 2));

    assertThat(candidate().rows("0")).isEqualTo(5);
    assertThat(candidate().rows("1")).isEqualTo(9);
    predictions.begin();
    assertThat(candidate().rows()).isZero();
  }

  @Test
  void aPodThatCouldNotBeReadAtFirstDoesNotBringItsPast() {
    pods.put("a", "");
    predictions.begin();
    pods.put("a", metrics(1000, 1000));

    assertThat(predictions.end().orElseThrow().candidate()).isEmpty();
  }

  @Test
  void whereThePodsCanNotBeReadNothingIsSaid() {
    PodPredictions forbidden =
        new PodPredictions(
            _ -> {
              throw new Refused("not allowed");
            },
            STABLE,
            CANDIDATE);
    forbidden.begin();

    assertThat(forbidden.end()).isEmpty();
  }

  private Histogram candidate() {
    return predictions.end().orElseThrow().candidate().values().iterator().next();
  }

  private static String metrics(int zeros, int ones) {
    return new CountedRows("1").predictions(zeros, ones).text();
  }
}
