package dev.knativepredict.function.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RefusedFunctionsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "OfInputStream | the function 'load' takes java.io.InputStream, which can't be read from JSON",
        "OfInterface   | the function 'run' takes java.lang.Runnable, which can't be read from JSON",
        "OfOpaque      | the function 'look' takes java.util.List<dev.knativepredict.function.contract.RefusedFunctions$Opaque>, which can't",
        "OfTuple       | the function 'join' has several inputs or outputs (reactor.util.function.Tuple2<",
        "OfTwo         | the function 'add' takes two arguments: only one can be served",
        "AtPredict     | there is another bean called 'predict'",
        "AtLivez       | no function can be called 'livez': the path is reserved",
        "AtOpenApi     | no function can be called 'openapi.json': the path is reserved",
        "AtMetrics     | no function can be called 'metrics': the path is reserved",
        "AtNoPath      | 'a b' can't be a path: name the function by letters, digits",
      })
  void aFunctionThatCantBeServedStopsTheStartWithASentence(String kind, String sentence)
      throws Exception {
    String functions = RefusedFunctions.class.getName() + "$" + kind;

    assertThat(lineOf(Map.of("FUNCTIONS", functions))).contains("FUNCTIONS: " + sentence);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "upper               | COMPOSE is 'upper', not of the form name=function|function",
        "x=upper             | COMPOSE is 'x=upper', not of the form",
        "x=upper^nosuch      | COMPOSE: there is no function 'nosuch'",
        "x=length^upper      | COMPOSE: 'length' returns java.lang.Integer, and 'upper' takes java.lang.String",
        "x=drop^upper        | COMPOSE: 'drop' returns nothing, and 'upper' takes java.lang.String",
        "upper=upper^length  | COMPOSE: there is another function 'upper'",
        "a/b=upper^length    | COMPOSE: 'a/b' can't be a path",
        "readyz=upper^length | no function can be called 'readyz': the path is reserved",
      })
  void aCompositionThatCantBeStopsTheStartWithASentence(String compose, String sentence)
      throws Exception {
    String functions = MessageFunctions.class.getName();

    assertThat(lineOf(Map.of("FUNCTIONS", functions, "COMPOSE", compose.replace('^', '|'))))
        .contains(sentence);
  }

  @Test
  void aHeaderThatNoFunctionCanSetStopsTheStart() throws Exception {
    assertThat(lineOf(Map.of("RESPONSE_HEADERS", "X-Answer,Transfer-Encoding")))
        .contains("RESPONSE_HEADERS is 'Transfer-Encoding', not a header that a function can set");
  }

  private static String lineOf(Map<String, String> variables) throws Exception {
    try (Program program = Program.start(Environment.CREDIT, variables)) {
      String output = program.output();
      assertThat(program.exitCode()).isEqualTo(1);
      assertThat(output.lines()).as(output).hasSize(1);
      return output;
    }
  }
}
