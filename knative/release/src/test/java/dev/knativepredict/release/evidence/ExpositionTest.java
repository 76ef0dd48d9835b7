package dev.knativepredict.release.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.knativepredict.release.evidence.Exposition.Sample;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ExpositionTest {

  @Test
  void eachLineWithLabelsIsASample() {
    String metrics =
        """
        # HELP predict_rows_total rows {that} 1
        # TYPE predict_rows_total counter
        predict_rows_total{model="credit",version="1"} 12.0
        jvm_threads 7
        predict_feature_reference{bin="+Inf",feature="age"} 9.9E-4 1700000000
        """;
    assertThat(Exposition.samples(metrics))
        .containsExactly(
            new Sample("predict_rows_total", Map.of("model", "credit", "version", "1"), 12),
            new Sample(
                "predict_feature_reference", Map.of("bin", "+Inf", "feature", "age"), 9.9e-4));
  }

  /** Categories are users' texts. */
  @Test
  void labelsMayBeAnyText() {
    String metrics = "a{x=\"a \\\"b\\\", c=\\\\\",y=\"} 3\",z=\"\",u=\"1\\n2\u2028\"} 4\n";
    assertThat(Exposition.samples(metrics))
        .containsExactly(
            new Sample(
                "a", Map.of("x", "a \"b\", c=\\", "y", "} 3", "z", "", "u", "1\n2\u2028"), 4));
  }

  @Test
  void aVeryLongLabelIsRead() {
    String text = "\\\\x".repeat(50_000);
    assertThat(Exposition.samples("a{x=\"" + text + "\"} 4"))
        .extracting(sample -> sample.labels().get("x"))
        .containsExactly("\\x".repeat(50_000));
  }

  @Test
  void whatIsNoNumberOfRowsIsLeftOut() {
    assertThat(Exposition.samples("a{x=\"1\"} NaN\na{x=\"1\"} -1\na{x=\"1\"}\nhtml<a b=\"c\">"))
        .isEmpty();
  }
}
