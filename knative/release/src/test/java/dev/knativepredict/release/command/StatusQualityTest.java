package dev.knativepredict.release.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.knativepredict.release.evidence.CountedRows;
import dev.knativepredict.release.evidence.FakePrometheus;
import java.io.IOException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What {@code release status} says of how right the answers are. */
class StatusQualityTest extends WithTool {

  private String stable = "";

  @BeforeEach
  void releaseOnce() {
    tool.deploy(1);
    stable = tool.revision(1);
  }

  @Test
  void labelsThatCameAndTheEstimateHaveALineEach() {
    tool.knative.revision(stable).counting(known().text());
    assertThat(tool.run("status", "--quality").out())
        .contains(
            "\ncredit/1 right in 90.0 % (87.1 to 92.3 %) of 500 labels\n",
            "\ncredit/1 right in 90.0 % (86.1 to 93.8 %) of 1200 rows, by their confidence\nREVISION");
  }

  @Test
  void prometheusKnowsThoseOfAWeek() throws IOException {
    try (FakePrometheus prometheus = new FakePrometheus("ok", 1)) {
      prometheus.counting(_ -> true, known());
      assertThat(tool.run("status", "--prometheus", prometheus.url().toString()).out())
          .contains("\ncredit/1 right in 90.0 % ");
      assertThat(prometheus.queries())
          .allSatisfy(query -> assertThat(query).contains("[604800s]", stable));
    }
  }

  @Test
  void whereNobodyKnowsOrMayAskNothingIsSaid() {
    assertThat(tool.run("status", "--quality").out()).doesNotContain("right in");
    tool.knative.forbidMetrics();
    Tool.Ended forbidden = tool.run("status", "--quality");
    assertThat(forbidden.code()).isZero();
    assertThat(forbidden.out()).doesNotContain("right in").contains("REVISION");
  }

  private CountedRows known() {
    return new CountedRows("1").labels(stable, 450, 50).sealed(900, 1000).confidence(1200);
  }
}
