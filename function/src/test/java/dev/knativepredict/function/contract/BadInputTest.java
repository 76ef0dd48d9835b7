package dev.knativepredict.function.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class BadInputTest {

  private static Front credit;
  private static Front penguins;

  @BeforeAll
  static void start() throws IOException {
    String[] limits = {"MAX_ROWS", "3", "MAX_BODY_BYTES", "5000", "MAX_DEPTH", "8"};
    credit = FrontEnd.underTest().start(Environment.of(Environment.CREDIT, limits));
    penguins = FrontEnd.underTest().start(Environment.of(Environment.PENGUINS, limits));
  }

  @AfterAll
  static void end() {
    credit.close();
    penguins.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          ``                                            | ``          | The body is empty
          ` `                                           | ``          | The body must be a JSON object
          nonsense                                      | ``          | Invalid JSON at line 1, column 1
          {"features":[50000,35,720]                    | ``          | Invalid JSON at line 1, column 27
          {"features":[50000,35,720]} {}                | ``          | There is more after the end of the JSON object
          {"features":[50000,35,720]}x                  | ``          | Invalid JSON
          {"features":[NaN,35,720]}                     | ``          | Invalid JSON
          {"features":[Infinity,35,720]}                | ``          | Invalid JSON
          null                                          | ``          | The body must be a JSON object
          42                                            | ``          | The body must be a JSON object
          [[50000,35,720]]                              | ``          | The body must be a JSON object
          {}                                            | ``          | Exactly one of 'features' and 'instances' is needed
          {"features":[1,2,3],"instances":[]}           | /instances  | 'instances' has no rows
          {"features":[1,2,3],"features":[1,2,3]}       | ``          | Exactly one of 'features' and 'instances' is needed
          {"features":[1,2,3],"row":[1,2,3]}            | /row        | Unknown name 'row'
          {"features":null}                             | /features   | 'features' must be a list
          {"features":{"age":35}}                       | /features   | 'features' must be a list
          {"features":[]}                               | /features   | 'features' has no rows
          {"instances":[]}                              | /instances  | 'instances' has no rows
          {"features":[[]]}                             | /features/0 | The row has 0 values instead of 3: annual_income, age, credit_score
          {"features":[50000,35]}                       | /features   | The row has 2 values instead of 3
          {"features":[50000,35,720,1]}                 | /features   | The row has 4 values instead of 3
          {"features":[[50000,35,720],[50000,35]]}      | /features/1 | The row has 2 values instead of 3
          {"features":[[50000,35,720],5]}               | /features/1 | The row must be a list
          {"features":["50000",35,720]}                 | /features/0 | 'annual_income' must be a number
          {"features":[50000,true,720]}                 | /features/1 | 'age' must be a number
          {"features":[50000,35,{"a":[1]}]}             | /features/2 | 'credit_score' must be a number
          {"features":[50000,35,null]}                  | /features/2 | 'credit_score' must not be null
          {"features":["NaN",35,720]}                   | /features/0 | 'annual_income' must be a number
          {"features":["Infinity",35,720]}              | /features/0 | 'annual_income' must be a number
          {"features":[1e39,35,720]}                    | /features/0 | 'annual_income' is too large
          {"features":[50000,35,3.402823466385289E38]}  | /features/2 | 'credit_score' is too large
          {"features":[50000,-1e999,720]}               | /features/1 | 'age' is too large
          {"instances":[[50000,35,720]]}                | /instances/0     | The row must be an object
          {"instances":{"age":35}}                      | /instances       | 'instances' must be a list
          {"instances":[{"age":35,"credit_score":720}]} | /instances/0/annual_income | 'annual_income' is missing
          {"instances":[{"annual_income":1,"age":35,"credit_score":720,"a~b/c":1}]} | /instances/0/a~0b~1c | Unknown name; the names are annual_income, age, credit_score
          {"instances":[{"annual_income":1,"age":35,"age":36,"credit_score":720}]}  | /instances/0/age | 'age' is repeated
          """)
  void aBodyThatCantBeAnsweredIsA400WithThePlaceAndTheReason(
      String body, String pointer, String detail) {
    JsonNode problem = credit.predict(body).problem(400);

    assertThat(problem.get("detail").stringValue())
        .isEqualTo(
            problem.get("violations").size() == 1
                ? problem.at("/violations/0/detail").stringValue() + "."
                : problem.get("violations").size() + " values are invalid.");
    assertThat(problem.get("violations").valueStream())
        .anySatisfy(violation -> {
          assertThat(violation.get("pointer").stringValue()).isEqualTo(pointer);
          assertThat(violation.get("detail").stringValue()).startsWith(detail);
        });
  }

  @Test
  void everythingThatIsWrongIsSaidAtOnce() {
    JsonNode problem =
        credit
            .predict(
                "{\"instances\":[{\"age\":\"old\",\"credit_score\":null,\"colour\":1}],\"x\":1}")
            .problem(400);

    assertThat(problem.get("violations").valueStream().map(v -> v.get("pointer").stringValue()))
        .containsExactlyInAnyOrder(
            "/instances/0/age",
            "/instances/0/credit_score",
            "/instances/0/colour",
            "/instances/0/annual_income",
            "/x");
  }

  @ParameterizedTest
  @ValueSource(strings = {"[\"Atlantis\",1,1,1,1,null]", "[3,1,1,1,1,null]", "[null,1,1,1,1,null]"})
  void aCategoryThatIsNoneOfItsTextsIsA400(String row) {
    JsonNode problem = penguins.predict("{\"features\":" + row + "}").problem(400);

    assertThat(problem.at("/violations/0/pointer").stringValue()).isEqualTo("/features/0");
    assertThat(problem.at("/violations/0/detail").stringValue()).startsWith("'island' must ");
  }

  static Stream<byte[]> bytesThatAreNoText() {
    return Stream.of(
        bytes("{\"features\":[1,2,3],\"\u00ff\":1}", false),
        new byte[] {'{', '"', (byte) 0xc0, (byte) 0x80, '"', ':', '1', '}'},
        new byte[] {(byte) 0xfe, (byte) 0xff, 0, '{', (byte) 0xd8, 0},
        new byte[] {0, 0, 0, '{', 0, 0x7f, (byte) 0xff, (byte) 0xff},
        new byte[] {0, 0, 0, 0},
        bytes("{\"\\ud800\":1}", true),
        bytes("{\"features\":[{\"\\udfff\":[]},\"\\ud800\",3]}", true));
  }

  private static byte[] bytes(String text, boolean utf8) {
    return text.getBytes(utf8 ? StandardCharsets.UTF_8 : StandardCharsets.ISO_8859_1);
  }

  @ParameterizedTest
  @org.junit.jupiter.params.provider.MethodSource("bytesThatAreNoText")
  void bytesThatAreNoTextAreA400(byte[] body) {
    credit.post("/predict", body).problem(400);
  }

  @Test
  void aNumberThatIsTooLongIsA400() {
    JsonNode problem =
        credit.predict("{\"features\":[" + "9".repeat(2_000) + ",35,720]}").problem(400);

    assertThat(problem.at("/violations/0/detail").stringValue()).contains("number");
  }

  @Test
  void nestingBeyondTheLimitIsA400() {
    credit.predict("{\"features\":" + "[".repeat(8) + "]".repeat(8) + "}").problem(400);
    JsonNode problem = credit.predict("{\"x\":" + "[{\"a\":".repeat(600)).problem(400);

    assertThat(problem.at("/violations/0/detail").stringValue()).contains("Nested too deeply");
  }

  @Test
  void rowsBeyondTheLimitAreA413() {
    JsonNode problem =
        credit.predict("{\"features\":[[1,2,3],[1,2,3],[1,2,3],[1,2,3]]}").problem(413);

    assertThat(problem.get("detail").stringValue()).isEqualTo("The limit is 3 rows.");
  }

  @ParameterizedTest
  @ValueSource(ints = {5_001, 100_000, 20_000_000})
  void aBodyBeyondTheLimitIsA413(int bytes) {
    String body = "{\"features\":[50000,35,720]}";
    JsonNode problem = credit.predict(body + " ".repeat(bytes - body.length())).problem(413);

    assertThat(problem.get("detail").stringValue()).isEqualTo("The limit is 5000 bytes.");
    credit.predict(body + " ".repeat(5_000 - body.length())).ok();
  }

  @Test
  void aBodyOfUnknownLengthBeyondTheLimitIsA413() {
    credit
        .send(
            credit
                .request("/predict")
                .header("Content-Type", "application/json")
                .POST(
                    BodyPublishers.ofInputStream(
                        () -> new java.io.ByteArrayInputStream(new byte[100_000]))))
        .problem(413);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "text/plain",
        "application/xml",
        "application/x-ndjson",
        "nonsense",
        "multipart/form-data",
        "application/x-www-form-urlencoded"
      })
  void anotherMediaTypeIsA415ThatSaysWhatIsTaken(String type) {
    ReceivedResponse answer =
        credit.send(
            credit
                .request("/predict")
                .header("Content-Type", type)
                .POST(BodyPublishers.ofString("{\"features\":[50000,35,720]}")));

    answer.problem(415);
    assertThat(answer.header("Accept")).isEqualTo("application/json");
  }

  @Test
  void noMediaTypeIsA415() {
    credit.send(credit.request("/predict").POST(BodyPublishers.ofString("{}"))).problem(415);
  }

  @ParameterizedTest
  @CsvSource({
    "GET,/predict,POST",
    "PUT,/predict,POST",
    "PATCH,/predict,POST",
    "DELETE,/predict,POST",
    "OPTIONS,/predict,POST",
    "TRACE,/predict,POST",
    "BREW,/predict,POST",
    "POST,/,GET",
    "PUT,/openapi.json,GET",
    "DELETE,/docs,GET",
    "POST,/livez,GET",
    "POST,/readyz,GET"
  })
  void anotherMethodIsA405ThatSaysWhichIsAllowed(String method, String path, String allowed) {
    ReceivedResponse answer =
        credit.send(
            credit
                .request(path)
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString("{\"features\":[50000,35,720]}")));

    answer.problem(405);
    assertThat(answer.header("Allow")).isEqualTo(allowed);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/nosuch",
        "/predict/",
        "/predict/1",
        "/Predict",
        "/functionRouter",
        "/metrics",
        "/actuator",
        "/error",
        "/predict;a=b",
        "/predict,predict",
        "/predict%7Cpredict",
      })
  void anUnknownPathIsA404(String path) {
    credit.post(path, "{\"features\":[50000,35,720]}").problem(404);
    credit.get(path).problem(404);
  }

  @Test
  void anUnknownPathIsA404WhateverTheMethod() throws IOException {
    for (String request : new String[] {"BREW /nosuch", "GET http://elsewhere/nosuch"}) {
      assertThat(credit.raw(request + " HTTP/1.1\r\nHost: elsewhere\r\nConnection: close\r\n\r\n"))
          .as(request)
          .startsWith("HTTP/1.1 404")
          .contains("application/problem+json");
    }
  }

  @Test
  void theHeadOfAnAnswerIsItsGetWithoutTheBody() throws IOException {
    String head = credit.raw("HEAD / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");

    assertThat(head).startsWith("HTTP/1.1 200").containsIgnoringCase("model-name: credit");
    assertThat(head).doesNotContain("{");
    assertThat(head.toLowerCase(java.util.Locale.ROOT))
        .contains("content-length: " + credit.get("/").body().length());
  }
}
