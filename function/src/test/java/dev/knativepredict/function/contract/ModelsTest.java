package dev.knativepredict.function.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Several models in one function. */
class ModelsTest {

  private static final String ROW = "{\"features\":[50000,35,720]}";
  private static final String TENSOR =
      "{\"inputs\":[{\"name\":\"input\",\"datatype\":\"FP32\",\"shape\":[1,3],\"data\":[50000,35,720]}]}";

  @TempDir private static Path root;
  private static Front front;

  @BeforeAll
  static void start() throws IOException {
    TestRepository repository = new TestRepository(root);
    repository.add(Environment.CREDIT, "credit", 9);
    repository.add(Environment.CREDIT, "credit", 10);
    repository.add(Environment.CREDIT, "credit", 11);
    repository.damage("credit", 11);
    repository.add(Environment.PENGUINS, "penguins", 1);
    repository.add(Environment.PENGUINS, "other-name", 1);
    Files.move(root.resolve("other-name"), root.resolve("birds"));
    Files.createDirectories(root.resolve("credit/data"));
    Files.createDirectories(root.resolve("empty"));
    front = start(root);
  }

  private static Front start(Path repository, String... further) throws IOException {
    String[] all = new String[further.length + 2];
    all[0] = "MODELS";
    all[1] = repository.toString();
    System.arraycopy(further, 0, all, 2, further.length);
    return FrontEnd.underTest().start(Environment.of(Environment.CREDIT, all));
  }

  @AfterAll
  static void end() {
    front.close();
  }

  @Test
  void eachModelPredictsAtItsOwnPathByItsHighestVersion() {
    ReceivedResponse credit = front.post("/models/credit/predict", ROW);
    ReceivedResponse penguins =
        front.post(
            "/models/penguins/predict", "{\"features\":[\"Biscoe\",49.9,16.1,213,5400,\"male\"]}");

    assertThat(credit.ok().get("prediction")).hasToString("[1]");
    assertThat(credit.ok().get("version").stringValue()).isEqualTo("10");
    assertThat(penguins.ok().get("prediction")).hasToString("[\"Gentoo\"]");
    assertModel(credit, "credit", "10");
    assertModel(penguins, "penguins", "1");
  }

  @Test
  void whatIsWrongIsSaidAsByPredict() {
    JsonNode problem = front.post("/models/credit/predict", "{\"features\":[1,2]}").problem(400);

    assertThat(problem.at("/violations/0/pointer").stringValue()).isEqualTo("/features");
    front.post("/models/nosuch/predict", ROW).problem(404);
    front.get("/models/credit/predict").problem(405);
    front
        .send(front.request("/models/credit/predict").POST(BodyPublishers.ofString(ROW)))
        .problem(415);
  }

  @Test
  void noneOfSeveralIsAtPredict() {
    front.predict(ROW).problem(404);
  }

  @ParameterizedTest
  @CsvSource({"/v2/models/credit,10", "/v2/models/credit/versions/9,9"})
  void oldVersionsStayCallable(String path, String version) {
    ReceivedResponse answer = front.post(path + "/infer", TENSOR);

    assertThat(answer.ok().get("model_version").stringValue()).isEqualTo(version);
    assertModel(answer, "credit", version);
    assertThat(front.get(path).ok().get("versions")).hasToString("[\"9\",\"10\"]");
  }

  @Test
  void aBrokenOneIsNotServedAndSaidWithItsReason() {
    assertThat(front.get("/v2/models/credit/versions/11").status()).isEqualTo(404);
    assertThat(front.post("/v2/models/birds/infer", TENSOR).status()).isEqualTo(404);

    JsonNode root = front.get("/").ok();

    assertThat(root.get("models").valueStream().map(ModelsTest::nameAndVersion))
        .containsExactly("credit 9", "credit 10", "penguins 1");
    assertThat(root.get("broken").valueStream().map(ModelsTest::nameAndVersion))
        .containsExactly("birds 1", "credit 11");
    assertThat(root.at("/broken/0/reason").stringValue())
        .isEqualTo("its manifest is of other-name version 1");
    assertThat(root.at("/broken/1/reason").stringValue()).startsWith("model.onnx has SHA-256");
    assertThat(root.has("model")).isFalse();
    front.get("/readyz").ok();
  }

  private static String nameAndVersion(JsonNode model) {
    return model.get("name").stringValue() + " " + model.get("version").stringValue();
  }

  @Test
  void whatNoModelAnswersNamesNone() {
    ReceivedResponse answer = front.get("/livez");

    assertThat(answer.headers().firstValue("Model-Name")).isEmpty();
    assertThat(answer.header("Start")).isIn("cold", "warm");
  }

  @Test
  void metricsNameTheModelThatWasCalled() {
    front.post("/models/penguins/predict", "{}").problem(400);
    front.post("/v2/models/credit/versions/9/infer", TENSOR).ok();
    front.post("/v2/models/nosuch/infer", TENSOR);
    List<String> lines = metrics();

    assertThat(lines)
        .anySatisfy(line -> assertCount(line, "predict", "penguins", "1", "client_error"))
        .anySatisfy(line -> assertCount(line, "infer", "credit", "9", "ok"))
        .anySatisfy(line -> assertCount(line, "infer", "", "", "client_error"));
  }

  private static void assertCount(
      String line, String function, String model, String version, String outcome) {
    assertThat(line)
        .startsWith("predict_requests_total{")
        .contains(
            "function=\"" + function + "\"",
            "model=\"" + model + "\"",
            "version=\"" + version + "\"",
            "outcome=\"" + outcome + "\"")
        .doesNotEndWith(" 0.0");
  }

  @Test
  void eachModelsSeriesAreThereFromTheStart() {
    assertThat(metrics())
        .filteredOn(line -> line.startsWith("predict_requests_total{function=\"predict\""))
        .anyMatch(line -> line.contains("model=\"credit\"") && line.contains("version=\"10\""))
        .anyMatch(line -> line.contains("model=\"penguins\""));
  }

  private static List<String> metrics() {
    return front.management("/metrics").body().lines().toList();
  }

  @Test
  void theDescriptionHasARequestToEachThatIsAnswered() {
    JsonNode api = front.get("/openapi.json").ok();

    assertThat(api.at("/info/title").stringValue()).isEqualTo("credit, penguins");
    assertThat(api.get("paths").has("/predict")).isFalse();
    for (String model : List.of("credit", "penguins")) {
      String path = "/models/" + model + "/predict";
      JsonNode examples =
          api.get("paths").get(path).at("/post/requestBody/content/application~1json/examples");
      front.post(path, examples.at("/row/value").toString()).ok();
      JsonNode tensors =
          api.get("paths")
              .get("/v2/models/{model}/infer")
              .at("/post/requestBody/content/application~1json/examples");
      front.post("/v2/models/" + model + "/infer", tensors.get(model).get("value").toString()).ok();
    }
  }

  @Test
  void theOnlyModelIsAtBothPathsAndInEveryHeader(@TempDir Path one) throws IOException {
    new TestRepository(one).add(Environment.CREDIT, "credit", 2);
    try (Front alone = start(one)) {
      assertThat(alone.predict(ROW).ok().get("version").stringValue()).isEqualTo("2");
      assertModel(alone.predict(ROW), "credit", "2");
      assertModel(alone.get("/livez"), "credit", "2");
      assertThat(alone.get("/").ok().get("version").stringValue()).isEqualTo("2");
      assertThat(alone.post("/models/credit/predict", ROW).ok()).isEqualTo(alone.predict(ROW).ok());
    }
  }

  @Test
  void theModelOfMODELIsAtItsOwnPathToo() throws IOException {
    try (Front one = FrontEnd.underTest().start(Environment.of(Environment.CREDIT))) {
      assertThat(one.post("/models/credit/predict", ROW).ok()).isEqualTo(one.predict(ROW).ok());
      assertThat(one.post("/models/credit/predict", ROW).headers().allValues("Model-Name"))
          .containsExactly("credit");
    }
  }

  @Test
  void aFunctionOfOnesOwnIsServedBesideThem() throws IOException {
    try (Front functions = start(root, "FUNCTIONS", UserFunctions.class.getName())) {
      functions.post("/mirror", "{\"x\":1,\"y\":2}").ok();
      assertThat(functions.get("/").ok().get("functions").toString()).doesNotContain("predict");
    }
  }

  @Test
  void ifAllAreBrokenTheStartEnds(@TempDir Path broken) throws Exception {
    TestRepository repository = new TestRepository(broken);
    repository.add(Environment.CREDIT, "credit", 1);
    repository.damage("credit", 1);

    assertThat(output(broken))
        .contains("MODELS: the model in", "model.onnx has SHA-256")
        .endsWith(
            "MODELS: none of the 1 directories NAME/VERSION in " + broken + " can be served\n");
  }

  @Test
  void anEmptyRepositoryAndNoneEndTheStart(@TempDir Path empty) throws Exception {
    assertThat(output(empty).lines()).hasSize(1);
    assertThat(output(empty)).contains("MODELS: none of the 0 directories");
    assertThat(output(empty.resolve("nosuch"))).contains("nosuch can't be read");
  }

  private static String output(Path repository) throws Exception {
    try (Program program =
        Program.start(Environment.CREDIT, Map.of("MODELS", repository.toString()))) {
      String output = program.output();
      assertThat(program.exitCode()).isEqualTo(1);
      assertThat(output).doesNotContain("\tat ");
      return output;
    }
  }

  private static void assertModel(ReceivedResponse answer, String name, String version) {
    assertThat(answer.headers().allValues("Model-Name")).containsExactly(name);
    assertThat(answer.headers().allValues("Model-Version")).containsExactly(version);
    assertThat(answer.header("Model-Sha256")).hasSize(64);
  }
}
