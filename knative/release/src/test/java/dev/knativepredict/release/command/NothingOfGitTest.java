package dev.knativepredict.release.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A rollback has no time for what it doesn't need. */
class NothingOfGitTest {

  private static final String COMMANDS = "dev.knativepredict.release.command.";
  private static final String GIT = "dev.knativepredict.release.git.";

  @TempDir private Path folder;

  /** All but how it fails, which is looked at when there is no cluster. */
  @ParameterizedTest
  @ValueSource(strings = {"rollback", "status"})
  void withoutTheOptionNothingOfGitIsLoaded(String command) throws Exception {
    assertThat(loaded(command))
        .contains(COMMANDS + "GitOptions")
        .noneMatch(NothingOfGitTest::isOfGit);
  }

  @Test
  void withTheOptionItIs() throws Exception {
    assertThat(loaded("rollback", "--git", folder.toString())).anyMatch(NothingOfGitTest::isOfGit);
  }

  private static boolean isOfGit(String name) {
    return name.startsWith(GIT) && !name.equals(GIT + "GitUnreachable");
  }

  /** The classes that a command loads until it finds that there is no cluster. */
  private List<String> loaded(String... arguments) throws Exception {
    Path classes = folder.resolve("classes");
    Path kubeconfig = Files.writeString(folder.resolve("config"), "{}");
    List<String> java =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xlog:class+load:file=%s:none".formatted(classes),
            "-cp",
            System.getProperty("java.class.path"),
            "dev.knativepredict.release.command.Main");
    var command = new ArrayList<>(java);
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("KUBECONFIG", kubeconfig.toString());
    Process process = builder.redirectOutput(folder.resolve("out").toFile()).start();
    process.waitFor();
    return Files.readAllLines(classes).stream().map(line -> line.replaceFirst(" .*", "")).toList();
  }
}
