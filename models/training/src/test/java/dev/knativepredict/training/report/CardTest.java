package dev.knativepredict.training.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.knativepredict.training.Specs;
import dev.knativepredict.training.data.Measure;
import dev.knativepredict.training.data.ModelSpec;
import dev.knativepredict.training.data.Row;
import dev.knativepredict.training.fit.Fit;
import dev.knativepredict.training.judge.CrossValidation;
import dev.knativepredict.training.judge.FoldScores;
import dev.knativepredict.training.judge.Judgement;
import dev.knativepredict.training.judge.Point;
import dev.knativepredict.training.judge.Repeat;
import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;

class CardTest {

  private final ModelSpec spec = Specs.with("repeats: 1", "repeats: 3");
  private final List<Row> rows =
      IntStream.range(0, 40)
          .mapToObj(i -> new Row(i + 1, Map.of("x", "" + i, "area", "EU"), i < 20 ? 0 : 1))
          .toList();
  private final Judgement judgement = CrossValidation.judge(spec, rows, line -> {});

  @Test
  void theSpecificationsTextsHaveASectionEach() {
    String card = Card.markdown(Fit.of(spec, rows), judgement, 4);

    assertThat(card)
        .startsWith("# small, version 4\n\nA small model.\n\n## What it is for\n\nA test.\n")
        .contains("\n## What it must not be used for\n\nAnything.\n")
        .contains("\n## Data\n\n40 rows. made up. Licence: CC0.\n")
        .endsWith("\n## Limits\n\nA test.");
  }

  @Test
  void eachFeatureIsALineWithWhatHappensWhereItIsMissing() {
    assertThat(Card.markdown(Fit.of(spec, rows), judgement, 1))
        .contains("\n| `x` | d | 0 to 39 u | 19.5 |\n| `area` | d | EU, NA | refused |\n")
        .contains("\nOut: `0`, `1` (the label), with a probability for each.\n");
  }

  @Test
  void theMetricsAreThoseOfTheJudgement() {
    assertThat(Card.markdown(Fit.of(spec, rows), judgement, 1))
        .contains("The means over 6 folds: 3 repeats of stratified 2-fold cross-validation")
        .contains("| accuracy | %.4f | ".formatted(judgement.mean(Measure.ACCURACY)))
        .contains("| majority | 0.5000 | 0.0000 |");
  }

  @Test
  void theChartHasADotForEachRepeatAndEachBin() throws Exception {
    String svg = Chart.svg(spec.gate(), spec.target(), judgement);

    Document document =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new ByteArrayInputStream(svg.getBytes(UTF_8)));
    assertThat(document.getElementsByTagName("circle").getLength()).isEqualTo(3 + 8);
    assertThat(svg).contains(">gate</text>", ">0.500</text>").doesNotContain("NaN");
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.5, 1})
  void theChartOfFewPredictionsOrAPerfectModelHasNumbersToo(double confidence) {
    var scores = new FoldScores(Map.of(Measure.ACCURACY, 0.5, Measure.MAJORITY, 0.5));
    var repeats = List.of(new Repeat(List.of(scores)));

    String svg =
        Chart.svg(
            spec.gate(),
            spec.target(),
            new Judgement(
                List.of(Measure.ACCURACY, Measure.MAJORITY),
                repeats,
                List.of(new Point(confidence, 1)),
                2));

    assertThat(svg).contains("<circle").doesNotContain("NaN", "Infinity");
  }

  @Test
  void numbersAreWrittenWithoutANeedlessPointOrExponent() {
    assertThat(Plain.number(135000)).isEqualTo("135000");
    assertThat(Plain.number(1e7)).isEqualTo("10000000");
    assertThat(Plain.number(83.5)).isEqualTo("83.5");
    assertThat(Plain.number(0)).isEqualTo("0");
  }
}
