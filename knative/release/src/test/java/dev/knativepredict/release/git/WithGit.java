package dev.knativepredict.release.git;

import dev.knativepredict.release.cluster.DesiredService;
import dev.knativepredict.release.command.Tool;
import dev.knativepredict.release.command.WithTool;
import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A test with a tool, a cluster, and a real git repository. */
abstract class WithGit extends WithTool {

  @TempDir private Path repositories;
  Remote remote;

  @BeforeEach
  void makeRepository() throws IOException {
    remote = new Remote(repositories);
  }

  Tool.Ended deploy(int image, String... options) {
    return tool.deploy(image, with(options));
  }

  Tool.Ended run(String command, String... options) {
    return tool.run(
        Stream.concat(Stream.of(command), Stream.of(with(options))).toArray(String[]::new));
  }

  private String[] with(String... options) {
    Stream<String> git = Stream.of("--git", remote.folder.toString());
    return Stream.concat(git, Stream.of(options)).toArray(String[]::new);
  }

  /** What the cluster has. */
  DesiredService cluster() {
    return DesiredService.of("default", "predict", tool.service());
  }
}
