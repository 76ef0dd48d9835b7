package dev.knativepredict.release.git;

import static org.assertj.core.api.Assertions.assertThat;

import dev.knativepredict.release.cluster.DesiredService;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;

/**
 * A bare git repository, the clone that the tool is given, and the clone of somebody else. The
 * folder of the environment is {@code environments/production}.
 */
public final class Remote {

  static final String FOLDER = "environments/production";

  final Path folder;
  private final Path bare;
  private final Path hidden;
  private final GitProgram other;

  Remote(Path root) throws IOException {
    bare = root.resolve("bare.git");
    hidden = root.resolve("away.git");
    Path clone = root.resolve("clone");
    Path others = root.resolve("other");
    GitProgram git = at(root);
    git.need("init", "--quiet", "--bare", "--initial-branch=main", bare.toString());
    git.need("clone", "--quiet", bare.toString(), others.toString());
    other = at(others);
    other.need("config", "user.name", "Somebody");
    other.need("config", "user.email", "somebody@example.org");
    Files.writeString(others.resolve("README.md"), "hello");
    push("README.md", "Begin");
    git.need("clone", "--quiet", bare.toString(), clone.toString());
    folder = Files.createDirectories(clone.resolve(FOLDER));
  }

  /** The folder of an environment, for a test that only needs one. */
  public static Path in(Path root) throws IOException {
    return new Remote(root).folder;
  }

  /** The same folder in a clone of nothing but the newest commit, as a runner has it. */
  Path shallow() {
    Path clone = bare.resolveSibling("shallow");
    at(bare).need("clone", "--quiet", "--depth=1", "file://" + bare, clone.toString());
    return clone.resolve(FOLDER);
  }

  private static GitProgram at(Path folder) {
    return new GitProgram(folder, Duration.ofSeconds(20));
  }

  private void push(String file, String message) {
    other.need("add", file);
    other.need("commit", "--quiet", "-m", message);
    other.need("push", "--quiet", "origin", "HEAD:main");
  }

  /** Somebody else pushes a file. */
  void change(String file, String text) {
    try {
      other.need("pull", "--quiet", "origin", "main");
      Path path = other.folder().resolve(file);
      Files.createDirectories(path.getParent());
      Files.writeString(path, text);
      push(file, "Change " + file);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  void down() {
    move(bare, hidden);
  }

  void up() {
    move(hidden, bare);
  }

  private static void move(Path from, Path to) {
    try {
      Files.move(from, to);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** Notes when each push has arrived. */
  void watch() throws IOException {
    Path hook = Files.createDirectories(bare.resolve("hooks")).resolve("post-receive");
    Files.writeString(hook, "#!/bin/sh\ndate +%s%N >> pushed\n");
    Files.setPosixFilePermissions(hook, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  /** While the clone fetches something new, another program fetches it there as well. */
  void fetchMeanwhile() throws IOException {
    Path script = bare.resolveSibling("upload-pack");
    Files.writeString(
        script,
        """
        #!/bin/sh
        if [ "$1" = between ]; then
          shift
          if mkdir %1$s/fetched 2> /dev/null; then
            env -i PATH="$PATH" git -C %2$s fetch --quiet < /dev/null > /dev/null 2>&1
          fi
          exec "$@"
        fi
        exec git -c uploadpack.packObjectsHook="$0 between" upload-pack "$@"
        """
            .formatted(bare.getParent(), folder));
    Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
    at(folder).need("config", "remote.origin.uploadpack", script.toString());
  }

  /** The times of all pushes since, in nanoseconds since 1970. */
  List<Long> pushed() throws IOException {
    return Files.readAllLines(bare.resolve("pushed")).stream().map(Long::valueOf).toList();
  }

  /** A file of the environment, as the newest commit has it; empty if there is none. */
  String file(String name) {
    return at(bare).run("cat-file", "blob", "main:%s/%s".formatted(FOLDER, name)).out();
  }

  /** What git says runs. */
  DesiredService says() {
    return ReleaseFile.read(file(ReleaseFile.NAME)).orElseThrow();
  }

  /** One line for each commit, the oldest first; {@code format} as in {@code git log}. */
  List<String> log(String format) {
    return at(bare).need("log", "--reverse", "--format=" + format, "main").lines().toList();
  }

  /** A trailer of each commit that the tool made. */
  List<String> trailers(String name) {
    String value = "%(trailers:key=" + name + ",valueonly,separator=%x2C)";
    return log(value).stream().filter(line -> !line.isBlank()).toList();
  }

  void assertSays(DesiredService service) {
    assertThat(says()).isEqualTo(service);
  }
}
