package dev.knativepredict.release.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClocksTest extends WithFakeApi {

  @ParameterizedTest
  @CsvSource({
    "2, ok: the API server's time is the same",
    "20, hint: this machine's clock is 20 s ahead of the API server's",
    "-20, hint: this machine's clock is 20 s behind the API server's",
    "600, problem: this machine's clock is 600 s ahead of the API server's"
  })
  void aClockThatIsOffIsSaid(int seconds, String found) {
    time.sleep(Duration.ofSeconds(seconds));
    assertThat(found(new ApiClock())).singleElement().asString().startsWith(found);
  }

  @Test
  void anApiServerThatSaysNoTimeIsAHint() {
    api.reachableWithoutDate();
    assertThat(found(new ApiClock()))
        .containsExactly("hint: not seen: the API server's time: its response has no Date");
  }

  @Test
  void aNodeThatIsNotHeardOfIsAHintAndAllOfThemAProblem() {
    api.replace(FakeApi.LEASES, "11:59:55", "11:59:15");
    assertThat(found(new NodeLeases())).singleElement().asString().startsWith("problem: all nodes");
    api.replace(FakeApi.LEASES, "]}", "," + lease("node-2", "11:59:59") + "]}");
    assertThat(found(new NodeLeases()))
        .containsExactly("hint: not heard of, or with a clock that is late: node-1");
  }

  @Test
  void aNodeWhoseClockIsAheadIsAHint() {
    api.replace(FakeApi.LEASES, "11:59:55", "12:00:05");
    assertThat(found(new NodeLeases()))
        .containsExactly("hint: with a clock ahead of the API server's: node-1");
  }

  private static String lease(String name, String time) {
    return """
    {"metadata":{"name":"%s"},"spec":{"renewTime":"2026-11-23T%s.000000Z"}}\
    """
        .formatted(name, time);
  }
}
