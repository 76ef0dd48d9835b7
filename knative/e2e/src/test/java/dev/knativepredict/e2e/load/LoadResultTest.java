package dev.knativepredict.e2e.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.knativepredict.e2e.load.RequestResult.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LoadResultTest {

  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  private static final LoadResult RESULT =
      new LoadResult(
          List.of(
              request(0, 5, 200, "stable", Outcome.CORRECT),
              request(1, 30, 200, "candidate", Outcome.WRONG),
              request(2, 1, 503, "candidate", Outcome.FAILED),
              request(3, 1, 503, "candidate", Outcome.FAILED),
              request(4, 1, 502, "", Outcome.FAILED),
              request(5, 1, 0, "", Outcome.FAILED)));

  @Test
  void wrongResponsesDoNotCountAsFailed() {
    assertThat(RESULT.sent()).isEqualTo(6);
    assertThat(RESULT.failed()).isEqualTo(4);
    assertThat(RESULT.wrong()).isEqualTo(1);
  }

  @Test
  void failuresAreCountedByStatusAndSender() {
    assertThat(RESULT.failures())
        .isEqualTo(
            Map.of("503 from candidate", 2L, "502 from an unknown sender", 1L, "no response", 1L));
  }

  @Test
  void aWindowIncludesItsStartAndExcludesItsEnd() {
    LoadResult window = RESULT.between(START.plusSeconds(1), START.plusSeconds(3));

    assertThat(window.requests()).extracting(RequestResult::status).containsExactly(200, 503);
  }

  @Test
  void theLastResponseOfARevisionIsTheOneThatArrivedLast() {
    assertThat(RESULT.lastResponseOf("candidate")).contains(START.plusSeconds(31));
    assertThat(RESULT.lastResponseOf("unknown")).isEmpty();
  }

  @Test
  void quantilesAreOfTheSortedLatencies() {
    LoadResult hundred =
        new LoadResult(
            IntStream.rangeClosed(1, 100)
                .mapToObj(i -> request(i, 101 - i, 200, "stable", Outcome.CORRECT))
                .toList());

    assertThat(hundred.quantile(0.5)).isEqualTo(Duration.ofSeconds(51));
    assertThat(hundred.quantile(0.99)).isEqualTo(Duration.ofSeconds(100));
    assertThat(hundred.quantile(1)).isEqualTo(Duration.ofSeconds(100));
  }

  @Test
  void withoutRequestsTheQuantileIsZero() {
    assertThat(new LoadResult(List.of()).quantile(0.5)).isZero();
  }

  private static RequestResult request(
      int sent, int took, int status, String revision, Outcome outcome) {
    return new RequestResult(
        START.plusSeconds(sent), Duration.ofSeconds(took), status, revision, false, outcome);
  }
}
