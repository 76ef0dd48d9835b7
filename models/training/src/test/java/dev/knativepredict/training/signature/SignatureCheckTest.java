package dev.knativepredict.training.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.knativepredict.manifest.BrokenModel;
import dev.knativepredict.manifest.Datatype;
import dev.knativepredict.manifest.Feature;
import dev.knativepredict.manifest.Manifest;
import dev.knativepredict.manifest.ModelDirectory;
import dev.knativepredict.manifest.Output;
import dev.knativepredict.manifest.Sha256;
import dev.knativepredict.manifest.Signature;
import dev.knativepredict.manifest.TensorSpec;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SignatureCheckTest {

  @TempDir private Path root;
  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

  @BeforeEach
  void servesOneVersion() throws Exception {
    git("init", "-q", "-b", "main");
    model("1", "income", "age");
    commit("the first");
    git("tag", "served");
  }

  @Test
  void theSameSignaturePasses() throws Exception {
    model("2", "income", "age");
    commit("the same, trained again");
    assertThat(check("served")).isZero();
    assertThat(printed).asString().contains("credit/2 against 1: the same signature");
  }

  @Test
  void aRemovedFeatureIsRefusedUntilACommitSaysThatItIsMeant() throws Exception {
    model("2", "income");
    commit("no age any more");
    assertThat(check("served")).isEqualTo(1);
    assertThat(printed)
        .asString()
        .contains("credit/2 against 1: BREAKS feature 'age' is gone")
        .contains("Signature-Change: meant");

    commit("no age any more: nobody knows it\n\nSignature-Change: meant");
    assertThat(check("served")).isZero();
  }

  @Test
  void thatItWasMeantOnceMeansNothingLater() throws Exception {
    commit("something else\n\nSignature-Change: meant");
    git("tag", "later");
    model("2", "income");
    commit("no age any more");
    assertThat(check("later")).isEqualTo(1);
  }

  @Test
  void theNewestVersionIsTheOneWithTheHighestNumber() throws Exception {
    model("9", "income", "age");
    model("10", "income");
    commit("nine and ten");
    assertThat(check("served")).isEqualTo(1);
    assertThat(printed).asString().contains("credit/10 against 1");
  }

  @Test
  void aModelThatIsGoneIsRefused() throws Exception {
    git("rm", "-rq", "models/credit");
    commit("no credit any more");
    assertThat(check("served")).isEqualTo(1);
    assertThat(printed).asString().contains("credit/1: BREAKS the model is gone");
  }

  @Test
  void anotherUnitIsRefused() throws Exception {
    seal(
        "credit",
        "2",
        number("income"),
        new Feature.Numeric("age", "", "x", "months", 0.0, 1.0, 0.5, null));
    commit("months");
    assertThat(check("served")).isEqualTo(1);
    assertThat(printed)
        .asString()
        .contains("credit/2 against 1: BREAKS feature 'age' is in months");
  }

  @Test
  void aNewFeatureThatMayBeMissingWidensAndPasses() throws Exception {
    seal(
        "credit",
        "2",
        number("income"),
        number("age"),
        new Feature.Numeric("rent", "", "x", "", 0.0, 1.0, 0.5, 0.5));
    commit("rent");
    assertThat(check("served")).isZero();
    assertThat(printed).asString().contains("credit/2 against 1: widens feature 'rent' is new");
  }

  @Test
  void oneModelThatBreaksIsEnoughAndANewOneBreaksNobody() throws Exception {
    model("2", "income");
    seal("bills", "1", number("length"));
    commit("two models");
    assertThat(check("served")).isEqualTo(1);
    assertThat(printed).asString().contains("credit/2").doesNotContain("bills");
  }

  @Test
  void aFolderWithoutAVersionIsNoModel() throws Exception {
    Files.createDirectories(root.resolve("models/manifest/src"));
    Files.writeString(root.resolve("models/manifest/pom.xml"), "");
    commit("a module");
    assertThat(check("HEAD")).isZero();
    assertThat(printed).asString().startsWith("HEAD serves [credit]\n");
  }

  @Test
  void anotherTrailerMeansNothing() throws Exception {
    model("2", "income");
    commit("no age any more\n\nSignature-Change: perhaps");
    assertThat(check("served")).isEqualTo(1);
  }

  @Test
  void aVersionWhoseSealIsBrokenIsNamed() throws Exception {
    model("2", "income", "age");
    Files.writeString(root.resolve("models/credit/2").resolve(Manifest.MODEL), "another graph");
    assertThatThrownBy(() -> check("served"))
        .isInstanceOf(BrokenModel.class)
        .hasMessageContaining("models/credit/2 is broken: model.onnx has SHA-256");
  }

  @Test
  void theFirstPushHasNothingToCompareWithAndAnUnknownRevisionIsAnError() throws Exception {
    assertThat(check("0".repeat(40))).isZero();
    assertThat(check("no-such")).isEqualTo(2);
  }

  private int check(String revision) throws Exception {
    printed.reset();
    return new SignatureCheck(root, new PrintStream(printed, true)).since(revision);
  }

  private void model(String version, String... features) throws IOException {
    seal(
        "credit",
        version,
        Stream.of(features).map(SignatureCheckTest::number).toArray(Feature[]::new));
  }

  private void seal(String name, String version, Feature... features) throws IOException {
    Path directory = Files.createDirectories(root.resolve("models").resolve(name).resolve(version));
    Files.writeString(directory.resolve(Manifest.MODEL), "a graph of version " + version);
    Files.writeString(directory.resolve(Manifest.GOLDEN), "");
    TensorSpec input =
        new TensorSpec("x", Datatype.FP32, List.of(TensorSpec.ANY, (long) features.length));
    TensorSpec output = new TensorSpec("y", Datatype.FP32, List.of(TensorSpec.ANY, 2L));
    Signature signature =
        new Signature(
            List.of(features),
            List.of(input),
            List.of(output),
            new Output.Classes(List.of(0, 1), null, "y", ""));
    ModelDirectory.seal(
        directory,
        new Manifest(
            name,
            version,
            "",
            signature,
            ModelDirectory.hashes(directory),
            new Manifest.Data("", Sha256.of(new byte[0]), 1),
            new TreeMap<>(),
            Map.of()));
  }

  private static Feature number(String name) {
    return new Feature.Numeric(name, "", "x", "", 0.0, 1.0, 0.5, null);
  }

  private void commit(String message) throws Exception {
    git("add", "-A");
    git(
        "-c",
        "user.name=a",
        "-c",
        "user.email=a@b",
        "commit",
        "-q",
        "--allow-empty",
        "-m",
        message);
  }

  private void git(String... arguments) throws Exception {
    List<String> command = Stream.concat(Stream.of("git"), Stream.of(arguments)).toList();
    assertThat(new ProcessBuilder(command).directory(root.toFile()).inheritIO().start().waitFor())
        .isZero();
  }
}
