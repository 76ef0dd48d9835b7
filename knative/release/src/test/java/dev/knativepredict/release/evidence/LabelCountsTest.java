package dev.knativepredict.release.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.knativepredict.release.labels.ModelLabels;
import dev.knativepredict.release.labels.Proportion;
import dev.knativepredict.release.traffic.RevisionName;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;

class LabelCountsTest {

  private static final RevisionName STABLE = new RevisionName("stable");

  @Test
  void podsCountLabelsOfWhatOtherRevisionsAnsweredAswell() {
    String one = new CountedRows("1").labels("stable", 30, 10).labels("before", 500, 1).text();
    String two = new CountedRows("1").labels("stable", 5, 5).text();
    ModelLabels labels = credit(new PodLabels(Map.of("a", one, "b", two)).of(STABLE));
    assertThat(labels.confusion().accuracy()).isEqualTo(new Proportion(35, 50));
    assertThat(labels.confusion().precision("1")).isEqualTo(new Proportion(35, 50));
    assertThat(labels.calibration().accuracy()).isEqualTo(new Proportion(35, 50));
  }

  @Test
  void theReferenceIsThereOnceAndGivesAnEstimateUntilLabelsCome() {
    String pod = new CountedRows("1").sealed(900, 1000).confidence(50).text();
    ModelLabels labels = credit(new PodLabels(Map.of("a", pod, "b", pod)).of(STABLE));
    assertThat(labels.reference().accuracy()).isEqualTo(new Proportion(900, 1000));
    assertThat(labels.estimate().orElseThrow().rows()).isEqualTo(100);
    assertThat(labels.estimate().orElseThrow().value()).isBetween(0.89, 0.91);
  }

  @Test
  void prometheusIsAskedByTheRevisionThatAnsweredWhoeverGotTheLabel() throws IOException {
    try (FakePrometheus prometheus = new FakePrometheus("ok", 7)) {
      prometheus.counting(_ -> true, new CountedRows("1").labels("stable", 30, 10));
      Window hour = Window.last(Duration.ofHours(1));
      ModelLabels labels = credit(new PrometheusLabels(prometheus.source(), hour).of(STABLE));
      assertThat(labels.confusion().accuracy()).isEqualTo(new Proportion(30, 40));
      String counter =
          "predict_feedback_rows_total{namespace=~\"default|\",answered_by=~\"stable\"}";
      assertThat(prometheus.queries())
          .contains(
              ("query=sum by (model, version, predicted, actual) (max_over_time(%1$s[3600s])"
                      + " - (%1$s offset 3600s or max_over_time(%1$s[3600s]) * 0))")
                  .formatted(counter));
    }
  }

  private static ModelLabels credit(SortedMap<String, ModelLabels> models) {
    assertThat(models).containsOnlyKeys("credit/1");
    return models.getOrDefault("credit/1", ModelLabels.NONE);
  }
}
