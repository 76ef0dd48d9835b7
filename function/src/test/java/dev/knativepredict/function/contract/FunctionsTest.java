package dev.knativepredict.function.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class FunctionsTest {

  private static Front front;

  @BeforeAll
  static void start() throws IOException {
    front =
        FrontEnd.underTest()
            .start(
                Environment.of(
                    Environment.CREDIT,
                    "FUNCTIONS",
                    UserFunctions.class.getName(),
                    "REQUEST_TIMEOUT_MS",
                    "1500"));
  }

  @AfterAll
  static void end() {
    front.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          /mirror  | {"x":1,"y":2}                 | {"x":2,"y":1}
          /later   | {"x":1,"y":2}                 | {"x":2,"y":1}
          /message | {"x":1,"y":2}                 | {"x":2,"y":1}
          /count   | [{"x":1,"y":2},{"x":4,"y":2}] | 5
          /count   | []                            | 0
          /stream  | [{"x":1,"y":2},{"x":4,"y":2}] | [100,25]
          /stream  | []                            | []
          /shout   | "hello"                       | "hello!"
          /shout   | "Grüße ✓"                     | "Grüße ✓!"
          /shout   | "[1,2]"                       | "[1,2]!"
          /shout   | "{\\"a\\":1}"                 | "{\\"a\\":1}!"
          /shout   | "\\ud800"                      | "?!"
          /sleep   | 1                             | 1
          """)
  void aFunctionIsServedAtItsNameByItsTypes(String path, String body, String answer) {
    assertThat(front.post(path, body).ok()).hasToString(answer);
  }

  @Test
  void aConsumerIsAnsweredWithA202AndASupplierByGet() {
    ReceivedResponse accepted = front.post("/remember", "{\"x\":7,\"y\":8}");

    assertThat(accepted.status()).isEqualTo(202);
    assertThat(accepted.body()).isEmpty();
    assertThat(front.get("/recall").ok()).hasToString("{\"x\":7,\"y\":8}");
    assertThat(front.post("/rememberLast", "[{\"x\":1,\"y\":1},{\"x\":2,\"y\":1}]").status())
        .isEqualTo(202);
    assertThat(front.get("/recall").ok()).hasToString("{\"x\":2,\"y\":1}");
    assertThat(front.get("/words").ok()).hasToString("[\"one\",\"two\"]");
    front.get("/mirror").problem(405);
    front.post("/recall", "{}").problem(405);
  }

  @Test
  void aFunctionThatReturnsNothingIsAnsweredWithA202() {
    assertThat(front.post("/nothing", "1").status()).isEqualTo(202);
  }

  @Test
  void predictIsServedBesideThem() {
    assertThat(front.predict("{\"features\":[50000,35,720]}").ok().get("prediction"))
        .hasToString("[1]");
    assertThat(front.get("/").ok().get("functions").valueStream().map(JsonNode::stringValue))
        .containsExactly(
            "burn",
            "count",
            "endless",
            "fail",
            "later",
            "message",
            "mirror",
            "never",
            "nothing",
            "predict",
            "recall",
            "remember",
            "rememberLast",
            "shout",
            "sleep",
            "stream",
            "words");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          /mirror | ``                 | ``
          /mirror | null               | ``
          /mirror | nonsense           | ``
          /mirror | {"x":1,"y":2}{}    | ``
          /mirror | [{"x":1,"y":2}]    | ``
          /mirror | {"x":"a","y":2}    | /x
          /mirror | {"x":1e99,"y":2}   | /x
          /count  | [{"x":1,"y":1},{"x":{}}] | /1/x
          /count  | [{"x":1,"y":1},{"x":] | ``
          /count  | {"x":1}            | ``
          /stream | [{"x":"a"}]        | /0/x
          /stream | {"x":1}            | ``
          /sleep  | "a"                | ``
          /shout  | {}                 | ``
          """)
  void aBodyOfAnotherTypeIsA400WithThePlace(String path, String body, String pointer) {
    JsonNode problem = front.post(path, body).problem(400);

    assertThat(problem.at("/violations/0/pointer").stringValue()).isEqualTo(pointer);
  }

  @Test
  void nestingBeyondTheLimitIsA400ForEveryFunction() {
    front.post("/count", "[".repeat(100) + "]".repeat(100)).problem(400);
    front.post("/mirror", "{\"z\":" + "[".repeat(5_000) + "]".repeat(5_000) + "}").problem(400);
  }

  @Test
  void aFunctionThatThrowsIsA500WithoutItsInside() {
    ReceivedResponse answer = front.post("/fail", "{\"x\":1,\"y\":2}");

    answer.problem(500);
    assertThat(answer.body()).doesNotContain("secret", "Point", "Illegal");
  }

  @Test
  void aStreamThatFailsHalfwayIsA500AndNotAShorterAnswer() {
    front.post("/stream", "[{\"x\":1,\"y\":1},{\"x\":0,\"y\":1},{\"x\":2,\"y\":1}]").problem(500);
  }

  @Test
  void aFunctionBeyondItsTimeIsA503() {
    for (String path : new String[] {"/sleep", "/never"}) {
      ReceivedResponse answer = front.post(path, "60000");

      JsonNode problem = answer.problem(503);
      assertThat(problem.get("detail").stringValue()).isEqualTo("The limit is 1500 ms.");
      assertThat(answer.header("Retry-After")).isEqualTo("1");
    }
    assertThat(front.post("/sleep", "1").ok()).hasToString("1");
  }
}
