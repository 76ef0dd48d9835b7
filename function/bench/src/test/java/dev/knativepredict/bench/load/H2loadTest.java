package dev.knativepredict.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class H2loadTest {

  private static final String OUTPUT =
      """
      finished in 2.00s, 40131.50 req/s, 11.29MB/s
      requests: 80263 total, 80295 started, 80263 done, 80263 succeeded, 0 failed, 0 errored, 0 timeout
      status codes: 80263 2xx, 0 3xx, 0 4xx, 0 5xx
      """;

  @Test
  void allRequestsHaveToBeAnsweredWithASuccess() {
    assertThat(H2load.allAnswered(OUTPUT)).isTrue();
    assertThat(H2load.allAnswered(OUTPUT.replace("0 failed", "1 failed"))).isFalse();
    assertThat(H2load.allAnswered(OUTPUT.replace("0 timeout", "9 timeout"))).isFalse();
    assertThat(H2load.allAnswered(OUTPUT.replace("0 5xx", "3 5xx"))).isFalse();
  }

  @Test
  void aLoadWithoutAnswersIsNone() {
    assertThat(H2load.allAnswered(OUTPUT.replace("80263", "0"))).isFalse();
    assertThat(H2load.allAnswered("")).isFalse();
  }
}
