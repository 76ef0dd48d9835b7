package dev.knativepredict.function.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class MessagesTest {

  private static Front front;

  @BeforeAll
  static void start() throws IOException {
    front =
        FrontEnd.underTest()
            .start(
                Environment.of(
                    Environment.CREDIT,
                    "FUNCTIONS",
                    MessageFunctions.class.getName(),
                    "REQUEST_HEADERS",
                    "X-Tenant, traceparent,Accept",
                    "RESPONSE_HEADERS",
                    "X-Answer,Cache-Control,X-Tenant,traceparent,Accept"));
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
          /anything | {"x":1}         | "LinkedHashMap {x=1}"
          /anything | [1,2]           | "ArrayList [1, 2]"
          /anything | "text"          | "String text"
          /anything | "[1,2]"         | "String [1,2]"
          /anything | 5               | "Integer 5"
          /anything | true            | "Boolean true"
          /kind     | {"x":1}         | "LinkedHashMap {x=1}"
          /kind     | [1,2]           | "ArrayList [1, 2]"
          /kind     | "[1,2]"         | "String [1,2]"
          /sum      | {"x":1,"y":2}   | 3
          /later    | 1               | 2
          /each     | [1,2]           | [2,3]
          /texts    | ["[1]","{}"]    | ["[1]!","{}!"]
          /size     | {"a":1,"b":"x"} | 2
          /total    | [1,2]           | 3
          """)
  void aMessageAndAnythingElseGetsTheValueOfItsBody(String path, String body, String answer) {
    assertThat(front.post(path, body).ok()).hasToString(answer);
  }

  @Test
  void aConsumerOfAnyMessageIsAnsweredWithA202() {
    assertThat(front.post("/drop", "{}").status()).isEqualTo(202);
    front.get("/drop").problem(405);
    front.get("/anything").problem(405);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "/anything | null      | ``",
        "/anything | nonsense  | ``",
        "/sum      | {\"x\":{}} | /x",
        "/seen     | {}        | ``",
        "/each     | [null]    | /0",
        "/each     | [1,null]  | /1",
        "/texts    | [null]    | /0",
        "/each     | [\"a\"]   | /0",
        "/share    | {\"value\":2} | ``",
      })
  void aBodyOfAnotherTypeIsA400WithThePlace(String path, String body, String pointer) {
    JsonNode problem = front.post(path, body).problem(400);

    assertThat(problem.at("/violations/0/pointer").stringValue()).isEqualTo(pointer);
  }

  @Test
  void aPartOfTheInputThatCantBeMadeIsAFaultAndNotTheCallers() {
    assertThat(front.post("/task", "{\"name\":\"a\"}").ok()).hasToString("\"a\"");
    front.post("/task", "{\"name\":1,\"work\":{}}").problem(500);
  }

  @Test
  void aFunctionSeesOnlyTheHeadersThatTheOperatorNames() {
    ReceivedResponse answer =
        front.send(
            front
                .request("/seen")
                .header("Content-Type", "application/json")
                .header("x-tenant", "blue")
                .header("Authorization", "Bearer hunter2")
                .header("X-Secret", "s3cr3t")
                .POST(BodyPublishers.ofString("\"hello\"")));

    assertThat(answer.ok().stringValue()).isEqualTo("X-Tenant=blue contentType=text/plain");
  }

  @Test
  void aHeaderIsTheCallersAndIsNotSentBack() {
    ReceivedResponse answer =
        front.send(
            front
                .request("/seen")
                .header("Content-Type", "text/plain")
                .header("Accept", "text/html")
                .header("X-Tenant", "blue")
                .POST(BodyPublishers.ofString("hello")));

    assertThat(answer.body()).isEqualTo("Accept=text/html X-Tenant=blue contentType=text/plain");
    assertThat(answer.headers().map()).doesNotContainKeys("accept", "x-tenant");
  }

  @Test
  void onlyTheHeadersThatTheOperatorNamesGetIntoAResponse() {
    ReceivedResponse answer = front.post("/set", "\"yes ~\"");

    assertThat(answer.ok().stringValue()).isEqualTo("done");
    assertThat(answer.header("X-Answer")).isEqualTo("yes ~");
    assertThat(answer.header("Cache-Control")).isEqualTo("no-store, private");
    assertThat(answer.headers().map()).doesNotContainKeys("x-other", "set-cookie", "id");
  }

  @Test
  void ofTheMessagesOfAStreamOnlyThePayloadsAreUsed() {
    assertThat(front.post("/later", "1").header("X-Answer")).isEqualTo("1");
    assertThat(front.post("/each", "[1]").header("X-Answer")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a\\r\\nSet-Cookie: a=b",
        "a\\nb",
        "a\\rb",
        "a\\u0000b",
        "a\\u007fb",
        "\\u560d\\u560aSet-Cookie:a",
        "\\u00e9"
      })
  void aValueThatNoHeaderCanBeIsAFaultAndNeverReachesTheWire(String value) {
    ReceivedResponse answer = front.post("/set", "\"" + value + "\"");

    answer.problem(500);
    assertThat(answer.headers().map())
        .doesNotContainKeys("x-answer", "set-cookie", "cache-control");
  }
}
