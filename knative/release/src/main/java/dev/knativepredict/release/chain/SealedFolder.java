package dev.knativepredict.release.chain;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.knativepredict.release.evidence.Sha256;
import dev.knativepredict.release.plan.Refused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A sealed model directory as a folder has it now: what of it has changed is for others to say.
 *
 * @param manifestSha256 of its manifest, and so of all its files
 */
public record SealedFolder(Path path, JsonNode manifest, String manifestSha256) {

  static final String MANIFEST = "manifest.json";

  /** The manifest and the signature say what the others are. */
  private static final Set<String> BESIDE = Set.of(MANIFEST, "model.sig");

  private static final String SETTINGS = "model.yaml";

  public static SealedFolder read(Path path) {
    try {
      byte[] bytes = Files.readAllBytes(path.resolve(MANIFEST));
      JsonNode manifest = new JsonMapper().readTree(bytes);
      if (!manifest.path("files").isObject()) {
        throw new Refused("model: %s of %s lists no files".formatted(MANIFEST, path));
      }
      return new SealedFolder(path, manifest, Sha256.of(bytes));
    } catch (IOException e) {
      throw new Refused("model: %s can't be read: %s".formatted(path, e.getMessage()), e);
    }
  }

  /** Its name and version, as a revision names it. */
  public String name() {
    return manifest.path("name").asText() + "/" + manifest.path("version").asText();
  }

  /** The SHA-256 of a file that the manifest names. */
  Optional<String> sealed(String file) {
    return Optional.ofNullable(manifest.path("files").path(file).asText(null));
  }

  /** A fact about how the model was made. */
  Optional<String> training(String fact) {
    return Optional.ofNullable(manifest.path("training").path(fact).asText(null));
  }

  /** The paths of its files, as in the manifest. */
  Set<String> files() throws IOException {
    try (Stream<Path> found = Files.walk(path)) {
      return found
          .filter(file -> !Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS))
          .map(file -> path.relativize(file).toString().replace('\\', '/'))
          .filter(name -> !BESIDE.contains(name))
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }

  /** The file of the training data, by the sealed settings; empty if these name none. */
  Optional<Path> data() throws IOException {
    Path settings = path.resolve(SETTINGS);
    if (!Files.exists(settings)) {
      return Optional.empty();
    }
    JsonNode file = new YAMLMapper().readTree(settings.toFile()).at("/data/file");
    return Optional.ofNullable(file.asText(null))
        .map(name -> path.toAbsolutePath().normalize().resolveSibling(name));
  }
}
