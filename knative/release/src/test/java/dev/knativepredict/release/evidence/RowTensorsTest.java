package dev.knativepredict.release.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rows as tensors, and tensors as answers to rows. */
class RowTensorsTest {

  private static final String FEATURES =
      """
      {"features": [
         {"type": "number", "name": "n", "input": "numbers", "whenMissing": "NaN"},
         {"type": "boolean", "name": "b", "input": "numbers", "whenMissing": true},
         {"type": "category", "name": "hot", "input": "numbers", "values": ["p", "q"], "encoding": "one-hot"},
         {"type": "category", "name": "code", "input": "numbers", "values": ["p", "q"], "encoding": "code"},
         {"type": "text", "name": "t", "input": "texts", "whenMissing": "none"},
         {"type": "category", "name": "word", "input": "texts", "values": ["p", "q"], "encoding": "text"},
         {"type": "boolean", "name": "flag", "input": "flags", "whenMissing": false}],
       "inputs": [
         {"name": "numbers", "datatype": "FP32", "shape": [-1, 5]},
         {"name": "texts", "datatype": "BYTES", "shape": [-1, 2]},
         {"name": "flags", "datatype": "BOOL", "shape": [-1]}]}
      """;

  @Test
  void everyKindOfFeatureFillsItsColumns() {
    JsonNode full =
        Predictions.parse(
            "{\"n\":1.5,\"b\":false,\"hot\":\"q\",\"code\":\"q\",\"t\":\"x\",\"word\":\"p\",\"flag\":true}");
    JsonNode missing = Predictions.parse("{\"hot\":null}");
    JsonNode inputs =
        new RowTensors(Signature.of(Predictions.parse(FEATURES)))
            .body(List.of(full, missing))
            .path("inputs");

    assertThat(inputs.findValues("data"))
        .extracting(JsonNode::toString)
        .containsExactly(
            "[1.5,0,0,1,1,\"NaN\",1,0,0,-1]", "[\"x\",\"p\",\"none\",\"\"]", "[true,false]");
    assertThat(inputs.findValues("shape"))
        .extracting(JsonNode::toString)
        .containsExactly("[2,5]", "[2,2]", "[2]");
  }

  private static final String OUTPUTS =
      """
      {"outputs": [
        {"name": "y", "datatype": "INT64", "shape": [2, 1], "data": [7, 8]},
        {"name": "p", "datatype": "FP32", "shape": [2, 2], "data": [0.1, 0.9, 0.8, 0.2]}]}
      """;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'type':'classes','labels':['a','b'],'label':null,'probabilities':'p'}"
            + "|{'probabilities':[[0.1,0.9],[0.8,0.2]],'prediction':['b','a']}",
        "{'type':'classes','labels':['a','b'],'tensor':{'name':'p'}}"
            + "|{'probabilities':[[0.1,0.9],[0.8,0.2]],'prediction':['b','a']}",
        "{'type':'classes','labels':[7,8],'label':'y','probabilities':null}|{'prediction':[7,8]}",
        "{'type':'value','tensor':'y'}|{'prediction':[7,8]}",
        "{'type':'value','tensor':{'name':'y'}}|{'prediction':[7,8]}",
        "{'type':'tensors'}|{'prediction':[{'y':[7],'p':[0.1,0.9]},{'y':[8],'p':[0.8,0.2]}]}"
      })
  void tensorsAreReadAsTheAnswersToRows(String output, String answer) {
    Signature signature =
        Signature.of(Predictions.parse("{'output':%s}".formatted(output).replace('\'', '"')));

    assertThat(new RowAnswers(signature).of(Predictions.parse(OUTPUTS)))
        .hasToString(answer.replace('\'', '"'));
  }

  @Test
  void aResponseWithoutTensorsAnswersNothing() {
    Signature signature = Signature.of(Predictions.parse("{'output':{'type':'tensors'}}"));

    assertThat(
            new RowAnswers(signature).of(Predictions.parse("{\"error\":\"no\"}")).isMissingNode())
        .isTrue();
  }
}
