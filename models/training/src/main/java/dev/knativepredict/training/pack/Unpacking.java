package dev.knativepredict.training.pack;

import dev.knativepredict.manifest.BrokenModel;
import dev.knativepredict.manifest.JsonElement;
import dev.knativepredict.manifest.ModelDirectory;
import dev.knativepredict.training.data.BadInput;
import dev.knativepredict.training.export.Draft;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Reads a sealed model from a ModelPack artifact, whoever has packed it. */
public final class Unpacking {

  private final Path layout;
  private final Blobs blobs;

  private Unpacking(Path layout) {
    this.layout = layout;
    this.blobs = Blobs.of(layout);
  }

  /**
   * Writes the files of an artifact into a directory, whose seal has to hold.
   *
   * @param layout an OCI image layout with one artifact
   * @param digest what its manifest has to be, {@code sha256:…}; empty for anything
   * @param directory one that isn't there; after a failure, it isn't there either
   * @throws BadInput if it is another artifact, or one that is no sealed model
   */
  public static void unpack(Path layout, String digest, Path directory) throws IOException {
    Unpacking unpacking = new Unpacking(layout);
    try {
      JsonElement manifest = unpacking.manifest(digest);
      ModelPack.refuseExisting(directory);
      Draft.write(directory, draft -> unpacking.write(manifest, draft));
    } catch (BrokenModel e) {
      throw new BadInput(layout, e.reason(), e);
    } catch (IllegalArgumentException e) {
      throw new BadInput(layout, String.valueOf(e.getMessage()), e);
    }
  }

  private JsonElement manifest(String digest) throws IOException {
    Path file = layout.resolve("index.json");
    if (!Files.exists(file)) {
      throw new IllegalArgumentException("it is no OCI image layout");
    }
    JsonElement index = JsonElement.read(Files.readAllBytes(file));
    List<JsonElement> manifests = index.get("manifests").elements();
    if (manifests.size() != 1) {
      throw new IllegalArgumentException(
          "it has %d artifacts, not one".formatted(manifests.size()));
    }
    JsonElement descriptor = manifests.getFirst();
    if (!digest.isEmpty() && !digest.equals(descriptor.get("digest").text())) {
      throw new IllegalArgumentException("its digest is not " + digest);
    }
    JsonElement manifest = JsonElement.read(Files.readAllBytes(blobs.checked(descriptor)));
    if (!manifest.has("artifactType")
        || !MediaType.ARTIFACT.equals(manifest.get("artifactType").value())) {
      throw new IllegalArgumentException("it is no ModelPack artifact");
    }
    blobs.checked(manifest.get("config"));
    return manifest;
  }

  private ModelDirectory write(JsonElement manifest, Path directory) throws IOException {
    for (JsonElement layer : manifest.get("layers").elements()) {
      String path = layer.get("annotations").get(ModelPack.FILE_PATH).text();
      String mediaType = layer.get("mediaType").text();
      if (!MediaType.isFile(mediaType)) {
        throw new IllegalArgumentException("%s is no file, but %s".formatted(path, mediaType));
      }
      copy(blobs.checked(layer), directory.resolve(inside(path)), path);
    }
    return ModelDirectory.open(directory);
  }

  private static void copy(Path blob, Path file, String path) throws IOException {
    // Not with the rights of the blob, which may be for its owner only.
    try (InputStream bytes = Files.newInputStream(blob)) {
      Files.createDirectories(file.resolveSibling(""));
      Files.copy(bytes, file);
    } catch (FileAlreadyExistsException e) {
      throw new IllegalArgumentException("'%s' is there twice".formatted(path), e);
    }
  }

  /** An artifact may say any path. */
  private static Path inside(String path) {
    Path relative = Path.of(path);
    if (path.isEmpty()
        || relative.isAbsolute()
        || relative.startsWith("..")
        || !relative.equals(relative.normalize())) {
      throw new IllegalArgumentException("'%s' is no path in a model".formatted(path));
    }
    return relative;
  }
}
