package dev.knativepredict.function.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** The Open Inference Protocol over HTTP. */
class V2Test {

  private static final String MODEL = "/v2/models/credit";
  private static final String INFER = MODEL + "/infer";
  private static final String INPUT =
      "{\"name\":\"input\",\"datatype\":\"FP32\",\"shape\":[1,3],\"data\":[50000,35,720]}";
  private static final String ROW = "{\"inputs\":[" + INPUT + "]}";

  private static Front front;

  @BeforeAll
  static void start() throws IOException {
    front =
        FrontEnd.underTest()
            .start(Environment.of(Environment.CREDIT, "MAX_BODY_BYTES", "5000", "MAX_ROWS", "3"));
  }

  @AfterAll
  static void end() {
    front.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {MODEL, MODEL + "/versions/1"})
  void metadataSayWhatTheModelTakesAndReturns(String path) {
    assertThat(front.get(path).ok())
        .hasToString(
            "{\"name\":\"credit\",\"versions\":[\"1\"],\"platform\":\"onnx_onnxv1\","
                + "\"inputs\":[{\"name\":\"input\",\"datatype\":\"FP32\",\"shape\":[-1,3]}],"
                + "\"outputs\":[{\"name\":\"output\",\"datatype\":\"FP32\",\"shape\":[-1,2]}]}");
  }

  @ParameterizedTest
  @ValueSource(strings = {INFER, MODEL + "/versions/1/infer"})
  void tensorsAreAnsweredWithTensors(String path) {
    JsonNode answer = front.post(path, ROW).ok();
    JsonNode predicted = front.predict("{\"features\":[50000,35,720]}").ok();

    assertThat(answer.get("model_name").stringValue()).isEqualTo("credit");
    assertThat(answer.get("model_version").stringValue()).isEqualTo("1");
    assertThat(answer.has("id")).isFalse();
    assertThat(answer.get("outputs").size()).isEqualTo(1);
    assertThat(answer.at("/outputs/0/name").stringValue()).isEqualTo("output");
    assertThat(answer.at("/outputs/0/datatype").stringValue()).isEqualTo("FP32");
    assertThat(answer.at("/outputs/0/shape")).hasToString("[1,2]");
    assertThat(answer.at("/outputs/0/data")).isEqualTo(predicted.at("/probabilities/0"));
  }

  @Test
  void flatAndNestedRowsHaveTheSameAnswer() {
    String nested = INPUT.replace("[1,3]", "[2,3]").replace("[50000", "[[15000,22,450],[50000");
    JsonNode answer =
        front.post(INFER, "{\"inputs\":[" + nested.replace("720]", "720]]") + "]}").ok();

    assertThat(answer.at("/outputs/0/shape")).hasToString("[2,2]");
    assertThat(answer)
        .isEqualTo(
            front
                .post(INFER, ROW.replace("[1,3]", "[2,3]").replace("[50000", "[15000,22,450,50000"))
                .ok());
  }

  @Test
  void theIdComesBackAndOutputsAreThoseThatWereAskedFor() {
    JsonNode answer =
        front
            .post(
                INFER,
                "{\"id\":\"42\",\"parameters\":{\"binary_data_output\":true},\"outputs\":"
                    + "[{\"name\":\"output\",\"parameters\":{\"binary_data\":true}}],\"inputs\":["
                    + INPUT
                    + "]}")
            .ok();

    assertThat(answer.get("id").stringValue()).isEqualTo("42");
    assertThat(answer.at("/outputs/0/data").size()).isEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "input"         | "inputx"       | Input 'input' is missing.
          "inputs":[      | "inputs":[{"name":"x","datatype":"INT8","shape":[1],"data":[1]}, | No input 'x'. Inputs: [input].
          "inputs":       | "outputs":[{"name":"score"}],"inputs": | No output 'score'. Outputs: [output].
          FP32            | FP64           | Input 'input' has type FP64; the model takes FP32.
          [1,3]           | [3]            | Input 'input' has shape [3]; the model takes [-1, 3].
          [1,3]           | [3,1]          | Input 'input' has shape [3, 1]; the model takes [-1, 3].
          [1,3]           | [2,3]          | /inputs/0/data: There are fewer values than the shape [2, 3] takes
          [1,3]           | [1000000000,3] | /inputs/0/data: The shape [1000000000, 3] takes more values than there are
          50000           | "a"            | /inputs/0/data/0: It must be a number that FP32 can hold
          720]}]}         | 720]}]         | Invalid JSON at line 1, column
          "inputs"        | "input"        | /inputs: There have to be 'inputs'
          """)
  void whatIsWrongIsA400InTheProtocolsOwnBody(String was, String is, String error) {
    assertThat(ROW).contains(was);

    assertError(front.post(INFER, ROW.replace(was, is)), 400, error);
  }

  @Test
  void noBodyIsA400() {
    assertError(front.post(INFER, ""), 400, "The body is empty");
  }

  @Test
  void noRowsAreAShapeThatTheModelDoesNotTake() {
    String none = ROW.replace("[1,3]", "[0,3]").replace("[50000,35,720]", "[]");

    assertError(
        front.post(INFER, none), 400, "Input 'input' has shape [0, 3]; the model takes [-1, 3].");
  }

  @Test
  void limitsOfRowsAndBytesAreThoseOfPredict() {
    String rows = "[" + "1,".repeat(11) + "1]";

    assertError(
        front.post(INFER, ROW.replace("[1,3]", "[4,3]").replace("[50000,35,720]", rows)),
        413,
        "The limit is 3 rows.");
    assertError(front.post(INFER, ROW + " ".repeat(5_000)), 413, "The limit is 5000 bytes.");
  }

  @ParameterizedTest
  @CsvSource({
    "/v2/models/nosuch,No model 'nosuch'.",
    "/v2/models/credit/versions/2,Model 'credit' has no version '2'.",
    "/v2/models/credit/versions/latest,Model 'credit' has no version 'latest'."
  })
  void anotherModelOrVersionIsA404(String path, String error) {
    assertError(front.get(path), 404, error);
    assertError(front.post(path + "/infer", ROW), 404, error);
  }

  @Test
  void anotherMethodIsA405() {
    ReceivedResponse answer = front.get(INFER);

    assertError(answer, 405, "GET is not allowed here. Allowed: POST.");
    assertThat(answer.header("Allow")).isEqualTo("POST");
    assertError(front.post(MODEL, ROW), 405, "POST is not allowed here. Allowed: GET.");
  }

  @Test
  void theContentTypeIsJsonOrLeftOut() {
    assertThat(
            front.send(front.request(INFER).POST(BodyPublishers.ofString(ROW))).ok().has("outputs"))
        .isTrue();
    ReceivedResponse answer =
        front.send(
            front
                .request(INFER)
                .header("Content-Type", "application/octet-stream")
                .POST(BodyPublishers.ofString(ROW)));
    assertError(answer, 415, "Send the body as application/json, and say so in Content-Type.");
  }

  @Test
  void aCallHasARequestIdAndTheNameOfTheModel() {
    ReceivedResponse answer =
        front.send(
            front.request(INFER).header("X-Request-Id", "mine").POST(BodyPublishers.ofString(ROW)));

    assertThat(answer.header("X-Request-Id")).isEqualTo("mine");
    assertThat(answer.header("Model-Name")).isEqualTo("credit");
    assertThat(answer.header("Model-Version")).isEqualTo("1");
  }

  @Test
  void callsAreCountedByTheirOutcome() {
    front.post(INFER, ROW).ok();
    front.post(INFER, "{}");
    String metrics = front.management("/metrics").body();

    assertThat(metrics)
        .containsPattern("predict_requests_total\\{function=\"infer\",.*outcome=\"ok\".*} [1-9]")
        .containsPattern(
            "predict_requests_total\\{function=\"infer\",.*outcome=\"client_error\".*} [1-9]");
  }

  @Test
  void theDescriptionHasARequestThatIsAnswered() {
    JsonNode api = front.get("/openapi.json").ok();
    for (String path :
        new String[] {"/v2/models/{model}/infer", "/v2/models/{model}/versions/{version}/infer"}) {
      JsonNode operation = api.get("paths").get(path).get("post");
      JsonNode example =
          operation.at("/requestBody/content/application~1json/examples/credit/value");
      String model = operation.at("/parameters/0/schema/enum/0").stringValue();
      String version = operation.at("/parameters/1/schema/enum/0").asString("");

      front
          .post(path.replace("{model}", model).replace("{version}", version), example.toString())
          .ok();
    }
    assertThat(api.get("paths").get("/v2/models/{model}").has("get")).isTrue();
  }

  @Test
  void aRunBeyondItsTimeIsStoppedWithA503(@TempDir Path model) throws IOException {
    SlowModel.seal(model);
    try (Front slow =
        FrontEnd.underTest().start(Environment.of(model, "REQUEST_TIMEOUT_MS", "300"))) {
      ReceivedResponse answer =
          slow.post("/v2/models/slow/infer", ROW.replace("720", "10000000000"));

      assertError(answer, 503, "The limit is 300 ms.");
      assertThat(answer.header("Retry-After")).isEqualTo("1");
      slow.post("/v2/models/slow/infer", ROW.replace("720", "3")).ok();
    }
  }

  private static void assertError(ReceivedResponse answer, int status, String error) {
    assertThat(answer.status()).as(answer.body()).isEqualTo(status);
    assertThat(answer.header("Content-Type")).isEqualTo("application/json");
    assertThat(answer.json().properties()).hasSize(1);
    assertThat(answer.json().get("error").stringValue()).startsWith(error);
    assertThat(answer.body().toLowerCase(Locale.ROOT)).doesNotContain("exception", "java.");
  }
}
