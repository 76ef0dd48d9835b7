package dev.knativepredict.release.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.knativepredict.release.drift.Histogram;
import dev.knativepredict.release.drift.Subject;
import dev.knativepredict.release.drift.Subject.Kind;
import dev.knativepredict.release.traffic.RevisionName;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RowCountsTest {

  private static final RevisionName STABLE = new RevisionName("stable");
  private static final Subject AGE = new Subject("credit", "1", Kind.FEATURE, "age");
  private static final Subject PREDICTIONS = new Subject("credit", "1", Kind.PREDICTIONS, "");
  private static final Window DAY = Window.last(Duration.ofDays(1));

  private final List<String> problems = new ArrayList<>();

  @Test
  void countersOfAllPodsAreAddedUpAndTheTrainingDataAreThereOnce() {
    String one = new CountedRows("1").rows(5).feature("age", 1, 4).outside("age", 1, 0).text();
    String two = new CountedRows("1").rows(3).feature("age", 3, 0).outside("age", 0, 1).text();
    RowCounts counts = read(Map.of("a", one, "b", two));
    assertThat(counts.rows()).isEqualTo(8);
    Histogram age = counts.counted().getOrDefault(AGE, Histogram.NONE);
    assertThat(age.bins()).isEqualTo(Map.of("1.0", 4L, "+Inf", 4L));
    assertThat(age.outside()).isEqualTo(2);
    assertThat(counts.reference().getOrDefault(AGE, Histogram.NONE).bins())
        .isEqualTo(Map.of("1.0", 2500L, "+Inf", 2500L));
    assertThat(problems).isEmpty();
  }

  @Test
  void aBinThatNoRowFellIntoIsKnownByTheTrainingData() {
    String metrics =
        """
        predict_reference_rows{model="credit",version="1",revision="r"} 100.0
        predict_prediction_reference{model="credit",version="1",revision="r",bin="0"} 0.25
        predict_prediction_reference{model="credit",version="1",revision="r",bin="1"} 0.75
        predict_prediction_rows_total{model="credit",version="1",revision="r",bin="1"} 7.0
        """;
    RowCounts counts = read(Map.of("a", metrics));
    assertThat(counts.counted().getOrDefault(PREDICTIONS, Histogram.NONE).bins())
        .isEqualTo(Map.of("0", 0L, "1", 7L));
    assertThat(counts.reference().getOrDefault(PREDICTIONS, Histogram.NONE).bins())
        .isEqualTo(Map.of("0", 25L, "1", 75L));
  }

  @Test
  void binsAreInTheOrderOfTheirEdges() {
    String metrics =
        new CountedRows("1").feature("age", new int[12]).other("age", "(missing)", 1).text();
    assertThat(
            read(Map.of("a", metrics)).counted().getOrDefault(AGE, Histogram.NONE).bins().keySet())
        .startsWith("1.0", "2.0")
        .endsWith("10.0", "11.0", "+Inf", "(missing)");
  }

  @Test
  void podsThatAreNotSeenAreSaidToBe() {
    assertThat(read(Map.of("a", "")).counted()).isEmpty();
    assertThat(read(Map.of()).counted()).isEmpty();
    assertThat(problems)
        .containsExactly(
            "a pod of stable has no metrics that can be read", "no pod of stable runs now");
  }

  @Test
  void prometheusAddsUpWhatPodsCountedInTheWindowAlsoThoseThatHaveEnded() throws IOException {
    try (FakePrometheus prometheus = new FakePrometheus("ok", 7)) {
      prometheus.counting(_ -> true, new CountedRows("1").rows(5).feature("age", 1, 4));
      RowCounts counts = new PrometheusRows(prometheus.source(), DAY).of(STABLE);
      assertThat(counts.rows()).isEqualTo(5);
      assertThat(counts.counted().getOrDefault(AGE, Histogram.NONE).bins())
          .isEqualTo(Map.of("1.0", 1L, "+Inf", 4L));
      assertThat(prometheus.queries())
          .contains(
              "query=sum by (model, version, feature, bin) ("
                  + "max_over_time(predict_feature_rows_total{namespace=~\"default|\",revision=~\"stable\"}[86400s])"
                  + " - (predict_feature_rows_total{namespace=~\"default|\",revision=~\"stable\"} offset 86400s"
                  + " or max_over_time(predict_feature_rows_total{namespace=~\"default|\",revision=~\"stable\"}[86400s]) * 0))",
              "query=max by (model, version) ("
                  + "last_over_time(predict_reference_rows{namespace=~\"default|\",revision=~\"stable\"}[86400s]))");
    }
  }

  @Test
  void theWindowBeforeEndsWhereTheWindowBegins() throws IOException {
    try (FakePrometheus prometheus = new FakePrometheus("ok", 7)) {
      prometheus.counting(_ -> true, new CountedRows("1"));
      new PrometheusRows(prometheus.source(), DAY.before()).of(STABLE);
      assertThat(prometheus.queries())
          .contains(
              "query=sum by (model, version) ("
                  + "max_over_time(predict_rows_total{namespace=~\"default|\",revision=~\"stable\"}[86400s] offset 86400s)"
                  + " - (predict_rows_total{namespace=~\"default|\",revision=~\"stable\"} offset 172800s or"
                  + " max_over_time(predict_rows_total{namespace=~\"default|\",revision=~\"stable\"}[86400s] offset 86400s) * 0))",
              "query=max by (model, version) ("
                  + "last_over_time(predict_reference_rows{namespace=~\"default|\",revision=~\"stable\"}[86400s] offset 86400s))");
    }
  }

  @Test
  void aPrometheusThatDoesNotAnswerIsSaidOnOneLine() {
    URI nowhere = URI.create("http://127.0.0.1:1");
    assertThatThrownBy(
            () -> new PrometheusRows(new MetricsSource(nowhere, "default"), DAY).of(STABLE))
        .isInstanceOf(PrometheusUnreachable.class)
        .hasMessageStartingWith("Prometheus at http://127.0.0.1:1: no connection");
  }

  private RowCounts read(Map<String, String> pods) {
    return new PodRows(_ -> pods, problems::add).of(STABLE);
  }
}
