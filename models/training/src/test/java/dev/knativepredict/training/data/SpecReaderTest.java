package dev.knativepredict.training.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.knativepredict.training.Specs;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpecReaderTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          minAccuracy: 0.5    | minAccuracy: 50        | gate.minAccuracy: above 0 and at most 1, not 50.0
          minAccuracy: 0.5    | minAcuracy: 0.5        | gate: either minAccuracy, or metric with its bound
          minAccuracy: 0.5    | metric: auc            | gate: the metric auc needs a number 'atLeast', and no other bound
          minAccuracy: 0.5    | metric: auc, atMost: 1 | gate: the metric auc needs a number 'atLeast', and no other bound
          minAccuracy: 0.5    | metric: r2, atLeast: 1 | gate: the metric r2 is not one of a target of this type
          minAccuracy: 0.5    | atLeast: 1             | gate: either minAccuracy, or metric with its bound
          minAccuracy: 0.5    | metric: f1, atLeast: 1 | gate.metric: Cannot deserialize value
          name: area          | name: x                | features: 'x' twice
          example: EU         | example: Mars          | area.example: 'Mars' is none of [EU, NA]
          labels: {no: 0, yes: 1} | type: value        | target.unit: missing
          labels: {no: 0, yes: 1} | type: values       | target.type: 'values' is neither classes nor value
          labels: {no: 0, yes: 1} | type: classes      | target.labels: missing, and without 'type: value' they are needed
          name: small         | nom: small             | name: missing
          source: made up     | from: me               | data.source: missing
          unit: u             | units: u               | x.unit: missing
          column: area        | colum: area            | area.column: missing
          missing: median     | mising: median         | features.mising: Unrecognized property "mising"
          {no: 0, yes: 1}     | {no: 0}                | target.labels: at least two, all different, not [0]
          {no: 0, yes: 1}     | {no: 0, yes: 0}        | target.labels: at least two, all different, not [0, 0]
          {no: 0, yes: 1}     | {no: false, yes: true} | target.labels: all whole numbers or all texts, not [false, true]
          {no: 0, yes: 1}     | {no: 0, yes: "1"}      | target.labels: all whole numbers or all texts, not [0, 1]
          {no: 0, yes: 1}     | {no: 0.5, yes: 1.5}    | target.labels: all whole numbers or all texts, not [0.5, 1.5]
          [EU, "NA"]          | [EU, EU]               | area.values: all different, not [EU, EU]
          folds: 2            | folds: 1               | trainer.folds: at least 2, not 1
          repeats: 1          | repeats: 0             | trainer.repeats: at least 1, not 0
          """)
  void aBrokenSettingIsNamedOnOneLine(String right, String wrong, String reason) {
    assertThatThrownBy(() -> Specs.with(right, wrong))
        .isInstanceOf(BadInput.class)
        .message()
        .hasLineCount(1)
        .startsWith("model.yaml: " + reason);
  }

  @Test
  void whatIsNoYamlIsRefused() {
    assertThatThrownBy(() -> Specs.with("name: small", "name: a: b"))
        .isInstanceOf(BadInput.class)
        .hasMessage("model.yaml: mapping values are not allowed here in reader, line 1, column 8");
  }

  @Test
  void aScoreNeedsTwoLabels() {
    String score =
        """
        features:
          - {type: score, name: s, description: d, unit: u, evenOddsAt: 0, doubleOddsEvery: 10, \
        lowest: 0, highest: 9, items: []}
        """;
    assertThat(Specs.with("features:\n", score).features()).hasSize(3);
    assertThatThrownBy(() -> Specs.with("yes: 1}", "yes: 1, maybe: 2}\nlimits: x\n" + score))
        .isInstanceOf(BadInput.class);
  }

  @Test
  void whatTheTrainerDoesNotKnowIsLeftToTheFamily() {
    TrainerSpec trainer = Specs.with("cost: 1.0", "cost: 2, depth: 3").trainer();

    assertThat(trainer.family()).isNull();
    assertThat(trainer.own()).isEqualTo(Map.of("cost", 2, "depth", 3));
    assertThat(trainer.positive("cost")).isEqualTo(2);
    assertThatThrownBy(() -> trainer.positive("width")).hasMessage("trainer.width: missing");
  }
}
