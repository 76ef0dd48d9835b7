package dev.knativepredict.e2e.release;

import dev.knativepredict.e2e.cluster.Command;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The release tool, with the permissions of the deployer account. */
public final class ReleaseTool {

  /** What a script starts in the background ignores it, and so does all that it starts. */
  private static final List<String> HEARS_CTRL_C = List.of("env", "--default-signal=INT");

  private final Path program;
  private final Path kubeconfig;
  private final List<String> options;

  /**
   * Uses a built release tool.
   *
   * @param program the launcher of the tool
   * @param kubeconfig the kubeconfig of the account that deploys
   * @param options options to add to each command
   */
  public ReleaseTool(Path program, Path kubeconfig, List<String> options) {
    this.program = program;
    this.kubeconfig = kubeconfig;
    this.options = List.copyOf(options);
  }

  /** Runs a command and waits for its end. */
  public Command.Result run(String... words) {
    Command.Result command = Command.run(environment(), command(words));
    IO.println("    release %s: exit code %d".formatted(words[0], command.code()));
    return command;
  }

  /** Starts a command. */
  public ReleaseProcess start(String... words) throws IOException {
    Path log = Files.createTempFile(Path.of("target").toAbsolutePath(), "release", ".log");
    List<String> command = new ArrayList<>(HEARS_CTRL_C);
    command.addAll(command(words));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().putAll(environment());
    return new ReleaseProcess(builder.redirectOutput(log.toFile()).start(), log);
  }

  private Map<String, String> environment() {
    return Map.of("KUBECONFIG", kubeconfig.toString());
  }

  private List<String> command(String... words) {
    List<String> command = new ArrayList<>(List.of(program.toString()));
    command.addAll(List.of(words));
    command.addAll(options);
    return command;
  }
}
