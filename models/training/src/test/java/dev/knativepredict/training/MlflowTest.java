package dev.knativepredict.training;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.knativepredict.manifest.Manifest;
import dev.knativepredict.manifest.ModelDirectory;
import dev.knativepredict.manifest.Sha256;
import dev.knativepredict.training.seal.Source;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The commands beside MLflow's own server and client. */
@Tag("mlflow")
class MlflowTest {

  private static final JsonMapper JSON = new JsonMapper();
  private static final Path BIRDS = Program.MODELS.resolve("penguins/1/model.onnx");

  /** How far a golden row's answer may be from the function's. */
  private static final double NEAR = 1e-5;

  @TempDir static Path folder;

  private static MlflowServer mlflow;

  @TempDir Path models;

  @BeforeAll
  static void start() throws Exception {
    mlflow = MlflowServer.start(folder);
  }

  @AfterAll
  static void stop() throws Exception {
    mlflow.stop();
  }

  @Test
  void onlyAnApprovedVersionIsImportedAndItsNumberIsSealedInsteadOfTheAlias() throws Exception {
    String version = mlflow.python("log", "birds", BIRDS);
    mlflow.python("alias", "birds", "challenger", version);
    Path birds = described();

    Program.Outcome refused = mlflow.training("import", birds, "models:/birds@challenger");
    assertThat(refused.exitCode()).isEqualTo(1);
    assertThat(refused.err())
        .containsExactly(
            "models:/birds/%s isn't imported: its tag validation_status is missing, not 'approved';"
                    .formatted(version)
                + " its tag approved_by doesn't say who approved it");
    assertThat(birds.resolve("1")).doesNotExist();

    mlflow.python("tag", "birds", version, "validation_status=approved", "approved_by=Ada");
    Program.Outcome imported = mlflow.training("import", birds, "models:/birds@challenger");
    assertThat(imported.err())
        .anyMatch(line -> line.startsWith("Accuracy 1.0000") || line.contains("accuracy"));
    assertThat(imported.exitCode()).as(imported.err().toString()).isZero();
    assertThat(imported.out().strip()).isEqualTo(birds.resolve("1").toString());
    assertThat(Validate.check(birds.resolve("1"), line -> {})).contains("accuracy 1.0000");
    assertThat(ModelDirectory.open(birds.resolve("1")).manifest().training())
        .containsEntry("sealed from", "models:/birds/" + version)
        .containsEntry("registry name", "birds")
        .containsEntry("registry version", version)
        .containsEntry("approved by", "Ada")
        .containsKeys("registry run", "registry MLmodel sha256")
        .doesNotContainValue("models:/birds@challenger");

    Program.Outcome registered = mlflow.training("register", birds.resolve("1"));
    assertThat(registered.out().strip())
        .isEqualTo("%s: models:/birds/%s".formatted(birds.resolve("1"), version));
    assertThat(JSON.readTree(mlflow.python("model", "birds")).get("versions")).hasSize(1);

    Program.Outcome again = mlflow.training("import", birds, "models:/birds/" + version);
    assertThat(again.exitCode()).isZero();
    assertThat(again.out().strip()).isEqualTo(birds.resolve("1").toString());
    assertThat(again.err())
        .containsExactly("models:/birds/%s was sealed before".formatted(version));
    assertThat(birds.resolve("2")).doesNotExist();
  }

  @Test
  void aModelBelowItsGateIsNotImported() throws Exception {
    String version = mlflow.python("log", "owls", BIRDS);
    mlflow.python("tag", "owls", version, "validation_status=approved", "approved_by=Ada");
    Path birds = described();
    Path settings = birds.resolve("model.yaml");
    Files.writeString(
        settings, Files.readString(settings).replace("[Adelie, Chinstrap", "[Chinstrap, Adelie"));

    Program.Outcome refused = mlflow.training("import", birds, "models:/owls/" + version);

    assertThat(refused.exitCode()).isEqualTo(1);
    assertThat(refused.lastError()).contains("below the gate 0.95");
    assertThat(birds.resolve("1")).doesNotExist();
  }

  @Test
  void weightsInASecondFileAndTheNamesOfColumnsComeToo() throws Exception {
    String version = mlflow.python("log_large", "wide", "bill (mm)", "mass", "age");
    mlflow.python("tag", "wide", version, "validation_status=approved", "approved_by=Ada");
    Path wide = models.resolve("wide");

    Program.Outcome imported = mlflow.training("import", wide, "models:/wide/" + version);

    assertThat(imported.exitCode()).as(imported.err().toString()).isZero();
    assertThat(Files.readString(wide.resolve("model.yaml")))
        .contains("{type: \"number\", name: \"bill_mm_\", column: \"bill (mm)\", input: \"x\"}")
        .contains("name: \"mass\"", "name: \"age\"");
    Manifest manifest = ModelDirectory.open(wide.resolve("1")).manifest();
    assertThat(manifest.files().keySet()).anyMatch(file -> file.endsWith(".data"));
    assertThat(Validate.check(wide.resolve("1"), line -> {})).contains("golden rows");
  }

  @Test
  void whatIsNoGraphOrIsMissingIsRefusedOnOneLine() throws Exception {
    String version = mlflow.python("log_function", "function");
    mlflow.python("tag", "function", version, "validation_status=approved", "approved_by=Ada");

    Program.Outcome function = mlflow.training("import", models, "models:/function/" + version);
    assertThat(function.exitCode()).isEqualTo(1);
    assertThat(function.lastError()).contains("its flavors are [python_function]; only onnx");

    for (String missing : new String[] {"models:/nobody/1", "models:/function@challenger"}) {
      Program.Outcome outcome = mlflow.training("import", models, missing);
      assertThat(outcome.exitCode()).as(missing).isEqualTo(1);
      assertThat(outcome.err()).hasSize(1).first().asString().startsWith("the registry ");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"credit", "penguins"})
  void aSealedModelAnswersInMlflowAsItDoesHereAndIsRegisteredOnce(String name) throws Exception {
    Path sealed = Program.sealedCopy(name, models);
    Program.Outcome registered = mlflow.training("register", sealed);
    assertThat(registered.exitCode()).as(registered.err().toString()).isZero();
    assertThat(registered.out().strip()).isEqualTo("%s: models:/%s/1".formatted(sealed, name));

    assertThat(mlflow.training("register", sealed).out()).isEqualTo(registered.out());
    JsonNode model = JSON.readTree(mlflow.python("model", name));
    assertThat(model.get("versions").propertyNames()).containsExactly("1");
    assertThat(model.at("/versions/1/sealed_as").asString()).isEqualTo(name + "/1");
    assertThat(model.at("/versions/1/manifest_sha256").asString())
        .isEqualTo(Sha256.of(sealed.resolve("manifest.json")).hex());

    Manifest manifest = ModelDirectory.open(sealed).manifest();
    JsonNode run = JSON.readTree(mlflow.python("run", name, "1"));
    assertThat(run.at("/metrics/accuracy").asDouble())
        .isEqualTo(requireNonNull(manifest.metrics().get("accuracy")).value());
    assertThat(run.at("/inputs/0/tensor-spec/dtype").asString()).isEqualTo("float32");
    assertThat(run.at("/inputs/0/tensor-spec/shape/0").asInt()).isEqualTo(-1);
    assertThat(run.at("/metadata/features")).hasSameSizeAs(manifest.signature().features());

    JsonNode answers = JSON.readTree(mlflow.python("answers", name, "1", sealed));
    for (String by : new String[] {"graph", "function", "server"}) {
      assertThat(answers.get(by).asDouble()).as(by).isLessThanOrEqualTo(NEAR);
    }

    Program.Outcome back =
        mlflow.training("import", sealed.resolveSibling(""), "models:/%s/1".formatted(name));
    assertThat(back.out().strip()).isEqualTo(sealed.toString());
  }

  @Test
  void theRegistryIsToldWhatRunsAlsoIfItWasDownMeanwhile() throws Exception {
    Path folder = Program.sealedCopy("credit", models).resolveSibling("");
    Path graph = folder.resolve("1/model.onnx");
    var second = new Source(graph, Source.settings(folder), List.of(), Map.of());
    Sealing.seal(folder, second, 2, line -> {});
    assertThat(folder.resolve("imported.yaml")).exists();
    String name = "loans";
    mlflow.training("register", "--name", name, folder.resolve("1"), folder.resolve("2"));
    String promoted = status("predict-2", 2, "promoted", "predict-1", 1, "promoted");
    assertThat(champion(promoted, folder, "--check").exitCode()).isEqualTo(1);
    assertThat(JSON.readTree(mlflow.python("model", name)).get("aliases")).isEmpty();

    mlflow.stop();
    assertThat(champion(promoted, folder).exitCode()).isEqualTo(4);
    mlflow.startAgain();

    assertThat(champion(promoted, folder).exitCode()).isZero();
    JsonNode model = JSON.readTree(mlflow.python("model", name));
    assertThat(model.at("/aliases/champion").asString()).isEqualTo("2");
    assertThat(model.at("/versions/2/deployed_revision").asString()).isEqualTo("predict-2");
    assertThat(model.at("/versions/2/deployed_image").asString()).endsWith("@sha256:2");
    assertThat(model.at("/versions/2/canary_verdict").asString()).isEqualTo("promoted");
    assertThat(champion(promoted, folder, "--check"))
        .isEqualTo(new Program.Outcome(0, "", List.of()));
    assertThat(champion(promoted, folder)).isEqualTo(new Program.Outcome(0, "", List.of()));

    String back = status("predict-1", 1, "promoted", "predict-2", 2, "rolled back: by hand");
    assertThat(champion(back, folder, "--check").out())
        .contains("differs: models:/loans/1: alias champion, was on version 2");
    assertThat(champion(back, folder).exitCode()).isZero();
    model = JSON.readTree(mlflow.python("model", name));
    assertThat(model.at("/aliases/champion").asString()).isEqualTo("1");
    assertThat(model.at("/versions/1/deployed_revision").asString()).isEqualTo("predict-1");
    assertThat(model.at("/versions/2").propertyNames())
        .contains("canary_verdict")
        .doesNotContain("deployed_revision", "deployed_image", "deployed_at");

    mlflow.python("tag", name, "2", "validation_status=approved", "approved_by=Ada");
    Program.Outcome refused = mlflow.training("import", models.resolve("other"), "models:/loans/2");
    assertThat(refused.exitCode()).isEqualTo(1);
    assertThat(refused.lastError()).contains("it was rolled back: by hand");
  }

  @Test
  void aServerThatIsDownIsExitCode4() throws Exception {
    Map<String, String> nobody = Map.of("MLFLOW_TRACKING_URI", "http://127.0.0.1:1");
    Program.Outcome outcome = Program.with(nobody, "", "import", models, "models:/birds/1");
    assertThat(outcome.exitCode()).isEqualTo(4);
    assertThat(outcome.err())
        .hasSize(1)
        .first()
        .asString()
        .startsWith("the registry http://127.0.0.1:1 is out of reach: ");
  }

  private static Program.Outcome champion(String status, Path folder, String... more)
      throws Exception {
    List<Object> arguments = new ArrayList<>(List.of("champion", folder, "--name", "loans"));
    arguments.addAll(List.of(more));
    return Program.with(mlflow.environment(), status, arguments.toArray());
  }

  /** What `release status --json` says of two revisions, the first of which runs. */
  private static String status(
      String stable, int version, String verdict, String other, int its, String ending) {
    return """
    {"url": null, "warning": null, "wayBack": null, "quality": [], "revisions": [%s, %s]}
    """
        .formatted(
            revision(stable, version, 100, "stable", verdict), revision(other, its, 0, "", ending));
  }

  private static String revision(
      String name, int version, int traffic, String tag, String verdict) {
    return """
    {"revision": "%s", "commit": "0123456", "model": "credit/%d", "traffic": %d, "tag": "%s",
     "image": "registry.example.org/predict@sha256:%d", "ageSeconds": 9, "ready": "yes", "pods": 0,
     "verdict": "%s"}
    """
        .formatted(name, version, traffic, tag, version, verdict);
  }

  private Path described() throws Exception {
    Path folder = Program.unsealedCopy("penguins", models.resolve("copy"));
    Path birds = Files.move(folder, models.resolve("birds"));
    Files.writeString(birds.resolve("model.yaml"), SealingTest.SETTINGS);
    return birds;
  }
}
