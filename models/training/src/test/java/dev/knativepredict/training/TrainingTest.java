package dev.knativepredict.training;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** The program, as a shell runs it. */
class TrainingTest {

  @TempDir Path models;

  @Test
  void aBadSettingIsOneLineAndExitCode1() throws Exception {
    Path folder = Program.unsealedCopy("penguins", models);
    Path settings = folder.resolve("model.yaml");
    Files.writeString(settings, Files.readString(settings).replace("folds: 10", "folds: 1"));

    Program.Outcome outcome = Program.run("train", folder);

    assertThat(outcome.exitCode()).isEqualTo(1);
    assertThat(outcome.out()).isEmpty();
    assertThat(outcome.err()).containsExactly(settings + ": trainer.folds: at least 2, not 1");
  }

  @Test
  void allDirectoriesAreValidatedAlsoAfterABrokenOne() throws Exception {
    Path sealed = Program.sealedCopy("penguins", models);
    Path none = models.resolve("none");

    Program.Outcome outcome = Program.run("validate", none, sealed);

    assertThat(outcome.exitCode()).isEqualTo(1);
    assertThat(outcome.err().getFirst()).startsWith("the model in %s is broken: ".formatted(none));
    assertThat(outcome.out()).startsWith(sealed + " holds: ").hasLineCount(1);
  }

  @Test
  void theSignatureCommandEndsWithTheExitCodeOfTheCheck() throws Exception {
    assertThat(Program.run("signature", "0".repeat(40), models).exitCode()).isZero();
    assertThat(Program.run("signature", "no-such-revision", models).exitCode()).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "train",
        "validate",
        "signature",
        "train --as one x",
        "import x",
        "import x credit",
        "import x models:/credit@latest",
        "register",
        "champion",
        "champion x --alias v1",
        "no-such-command"
      })
  void wrongUsageIsExitCode2(String arguments) {
    assertThat(quiet().execute(arguments.split(" ", -1))).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"train", "validate", "signature", "import", "register", "champion"})
  void eachCommandHasHelp(String command) {
    assertThat(quiet().execute(command, "--help")).isZero();
    assertThat(requireNonNull(quiet().getSubcommands().get(command)).getUsageMessage())
        .startsWith("Usage: training " + command + " ")
        .contains("--help");
  }

  private static CommandLine quiet() {
    return Training.commandLine()
        .setOut(new PrintWriter(Writer.nullWriter()))
        .setErr(new PrintWriter(Writer.nullWriter()));
  }
}
