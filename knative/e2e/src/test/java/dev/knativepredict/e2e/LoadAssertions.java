package dev.knativepredict.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.knativepredict.e2e.load.LoadResult;

/** Assertions about what users saw. */
final class LoadAssertions {

  private LoadAssertions() {}

  /** Every request got a response, and every prediction was correct. */
  static void assertAllCorrect(LoadResult result) {
    assertThat(result.failures()).isEmpty();
    assertThat(result.wrong()).isZero();
  }
}
