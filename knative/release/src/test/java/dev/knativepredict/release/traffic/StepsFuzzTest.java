package dev.knativepredict.release.traffic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.code_intelligence.jazzer.mutation.annotation.NotNull;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** Steps are percents that rise to 100, or they are refused. */
class StepsFuzzTest {

  static Stream<String> seeds() {
    return Stream.of(
        "5,25,50,100",
        "100",
        "",
        "5,5,100",
        "1,2",
        " 1 , 100",
        "0,100",
        "-1,100",
        "1,,100",
        "1,00100",
        "1,\f100",
        "+1,100");
  }

  @MethodSource("seeds")
  @FuzzTest
  void stepsRiseToAll(@NotNull String text) {
    if (rises(text)) {
      assertThat(Steps.of(text).shares()).isSorted().endsWith(Percent.ALL);
    } else {
      assertThatThrownBy(() -> Steps.of(text)).isInstanceOf(IllegalArgumentException.class);
    }
  }

  private static boolean rises(String text) {
    int before = 0;
    for (String part : text.split(",", -1)) {
      String share = part.replaceAll("^ +| +$", "");
      if (!share.matches("[0-9]{1,3}") || Integer.parseInt(share) <= before) {
        return false;
      }
      before = Integer.parseInt(share);
    }
    return before == 100;
  }
}
