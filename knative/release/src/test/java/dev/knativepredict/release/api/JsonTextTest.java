package dev.knativepredict.release.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTextTest {

  private static final JsonMapper MAPPER = new JsonMapper();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "[]",
        "null",
        "\"\"",
        "[1,-2147483649,9007199254740993,18446744073709551616]",
        "[0.1,-1.5E-300,1.0E22]",
        "{\"a\":{\"b\":[true,false,null]},\"c\":\"\"}",
        "{\"quotes\":\"\\\" \\\\ / \\n \\u0000\",\"\uD83D\uDC27\":\"\u65E5\u672C\"}",
      })
  void aTreeIsTheOneOfTheMapperAndItsTextAsWell(String text) throws JsonProcessingException {
    JsonNode tree = JsonText.read(text);

    assertThat(tree).isEqualTo(MAPPER.readTree(text));
    assertThat(JsonText.write(tree)).isEqualTo(MAPPER.writeValueAsString(tree));
  }

  @Test
  void nothingIsAMissingNode() throws JsonProcessingException {
    assertThat(JsonText.read(" ").isMissingNode()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"{", "{\"a\":}", "[1,]", "<html>", "{'a':1}", "[1", "\"a"})
  void whatIsNotJsonIsRefused(String text) {
    assertThatThrownBy(() -> JsonText.read(text)).isInstanceOf(JsonProcessingException.class);
  }
}
