package dev.knativepredict.training.pack;

import dev.knativepredict.manifest.JsonText;
import dev.knativepredict.manifest.Manifest;
import dev.knativepredict.manifest.ModelDirectory;
import dev.knativepredict.training.data.BadInput;
import dev.knativepredict.training.export.Draft;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Writes a sealed model as a CNCF ModelPack artifact, with a layer for each file. The same model
 * gives the same bytes, so that the artifact's digest is one more name for it.
 */
public final class ModelPack {

  static final String FILE_PATH = "org.cncf.model.filepath";

  /** For tools that know artifacts, but not models. */
  private static final String TITLE = "org.opencontainers.image.title";

  private ModelPack() {}

  /**
   * Writes an OCI image layout.
   *
   * @param layout a directory that isn't there
   * @return the digest of the artifact's manifest, {@code sha256:…}
   */
  public static String write(ModelDirectory model, Path layout) throws IOException {
    refuseExisting(layout);
    return Draft.write(layout, draft -> writeTo(draft, model));
  }

  /** What is there already is left alone. */
  static void refuseExisting(Path directory) {
    if (Files.exists(directory)) {
      throw new BadInput(directory, "it is there already");
    }
  }

  private static String writeTo(Path layout, ModelDirectory model) throws IOException {
    Blobs blobs = Blobs.of(layout);
    Files.createDirectories(blobs.folder());
    List<Map<String, Object>> layers = new ArrayList<>();
    for (String path : model.paths()) {
      var layer = blobs.add(MediaType.of(path).text(), model.path().resolve(path));
      layer.put("annotations", sorted(Map.of(FILE_PATH, path, TITLE, path)));
      layers.add(layer);
    }
    var config = blobs.add(MediaType.CONFIG, json(config(model.manifest(), layers)));
    var manifest = blobs.add(MediaType.MANIFEST, json(manifest(config, layers)));
    Files.write(layout.resolve("oci-layout"), json(Map.of("imageLayoutVersion", "1.0.0")));
    Files.write(
        layout.resolve("index.json"),
        json(Map.of("schemaVersion", 2, "manifests", List.of(manifest))));
    return String.valueOf(manifest.get("digest"));
  }

  private static Map<String, Object> config(Manifest model, List<Map<String, Object>> layers) {
    var descriptor =
        Map.of(
            "name", model.name(), "version", model.version(), "description", model.description());
    var digests = layers.stream().map(layer -> layer.get("digest")).toList();
    return Map.of(
        "descriptor", sorted(descriptor),
        "config", Map.of("format", "onnx"),
        "modelfs", sorted(Map.of("type", "layers", "diffIds", digests)));
  }

  private static Map<String, Object> manifest(
      Map<String, Object> config, List<Map<String, Object>> layers) {
    return Map.of(
        "schemaVersion",
        2,
        "mediaType",
        MediaType.MANIFEST,
        "artifactType",
        MediaType.ARTIFACT,
        "config",
        config,
        "layers",
        layers);
  }

  /** In an order that is the same in each run. */
  static <T> SortedMap<String, T> sorted(Map<String, T> members) {
    return new TreeMap<>(members);
  }

  private static byte[] json(Map<String, ?> object) {
    return JsonText.of(sorted(object)).getBytes(StandardCharsets.UTF_8);
  }
}
