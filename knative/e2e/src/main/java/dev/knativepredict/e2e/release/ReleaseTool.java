package dev.knativepredict.e2e.release;

import dev.knativepredict.e2e.cluster.Command;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The release tool, with the deployer's rights and these settings. */
public final class ReleaseTool {

  private final Path program;
  private final Path kubeconfig;
  private final List<String> settings;

  /**
   * @param program the tool's launcher
   * @param kubeconfig of the account that deploys
   * @param settings given with each command
   */
  public ReleaseTool(Path program, Path kubeconfig, List<String> settings) {
    this.program = program;
    this.kubeconfig = kubeconfig;
    this.settings = List.copyOf(settings);
  }

  /** Runs it to its end. */
  public Command.Ended run(String... words) {
    Command.Ended ended = Command.run(environment(), command(words));
    IO.println("    release %s: exit code %d".formatted(words[0], ended.code()));
    return ended;
  }

  /** Starts it. */
  public Going start(String... words) throws IOException {
    Path log = Files.createTempFile(Path.of("target").toAbsolutePath(), "release", ".log");
    ProcessBuilder builder = new ProcessBuilder(command(words)).redirectErrorStream(true);
    builder.environment().putAll(environment());
    return new Going(builder.redirectOutput(log.toFile()).start(), log);
  }

  private Map<String, String> environment() {
    return Map.of("KUBECONFIG", kubeconfig.toString());
  }

  private List<String> command(String... words) {
    List<String> command = new ArrayList<>(List.of(program.toString()));
    command.addAll(List.of(words));
    command.addAll(settings);
    return command;
  }
}
