package dev.knativepredict.image;

import static java.util.Objects.requireNonNull;

import com.google.cloud.tools.jib.api.DescriptorDigest;
import com.google.cloud.tools.jib.api.ImageReference;
import com.google.cloud.tools.jib.api.Jib;
import com.google.cloud.tools.jib.api.JibContainerBuilder;
import com.google.cloud.tools.jib.api.RegistryException;
import com.google.cloud.tools.jib.api.TarImage;
import com.google.cloud.tools.jib.blob.Blobs;
import com.google.cloud.tools.jib.image.json.BuildableManifestTemplate;
import com.google.cloud.tools.jib.image.json.BuildableManifestTemplate.ContentDescriptorTemplate;
import com.google.cloud.tools.jib.image.json.ManifestListTemplate;
import com.google.cloud.tools.jib.image.json.ManifestTemplate;
import com.google.cloud.tools.jib.registry.ManifestAndDigest;
import com.google.cloud.tools.jib.tar.TarStreamBuilder;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/** The base image: it has the C and C++ libraries that the JVM and onnxruntime need. */
final class BaseImage {

  private final ImageReference image;
  private final ImageRepository registry;
  private final ManifestAndDigest<ManifestTemplate> manifest;

  private BaseImage(
      ImageReference image,
      ImageRepository registry,
      ManifestAndDigest<ManifestTemplate> manifest) {
    this.image = image;
    this.registry = registry;
    this.manifest = manifest;
  }

  static BaseImage of(ImageReference image, boolean plainHttp)
      throws IOException, RegistryException {
    ImageRepository registry = ImageRepository.of(image, plainHttp);
    return new BaseImage(image, registry, registry.manifest(image.getQualifier()));
  }

  /** The name of the base image by digest. */
  ImageReference pinned() {
    return ImageReference.of(
        image.getRegistry(), image.getRepository(), null, manifest.getDigest().toString());
  }

  /** Refuses a base for another platform: its libraries could not be loaded. */
  void require(Platform platform) throws IOException {
    boolean fits =
        switch (manifest.getManifest()) {
          case ManifestListTemplate several ->
              !several.getDigestsForPlatform(platform.architecture(), "linux").isEmpty();
          case BuildableManifestTemplate single ->
              platform.architecture().equals(architecture(single));
          default -> false;
        };
    if (!fits) {
      throw new ImageBuildFailed("--base: %s isn't for %s".formatted(image, platform));
    }
  }

  private String architecture(BuildableManifestTemplate single) throws IOException {
    Path file = Files.createTempFile("base", ".json");
    try {
      registry.fetch(configuration(single), file);
      return new JsonMapper().readTree(file).path("architecture").asString("");
    } finally {
      Files.delete(file);
    }
  }

  private static DescriptorDigest configuration(BuildableManifestTemplate single) {
    return requireNonNull(requireNonNull(single.getContainerConfiguration()).getDigest());
  }

  /**
   * Starts a new image on top of this one. A base image for a single platform is first downloaded
   * into a tar file: its layers may be uncompressed, and Jib compresses only layers from a file.
   *
   * @param directory where the downloaded files go
   */
  JibContainerBuilder newImage(Path directory) throws IOException {
    if (manifest.getManifest() instanceof BuildableManifestTemplate single) {
      Files.createDirectories(directory);
      Path tar = directory.resolve("base.tar");
      save(single, directory, tar);
      return Jib.from(TarImage.at(tar));
    }
    return Jib.from(ImageRepository.withCredentials(pinned()));
  }

  private void save(BuildableManifestTemplate single, Path directory, Path tar) throws IOException {
    TarStreamBuilder entries = new TarStreamBuilder();
    List<String> layers = new ArrayList<>();
    for (ContentDescriptorTemplate layer : single.getLayers()) {
      layers.add('"' + add(entries, layer, directory) + '"');
    }
    String config = add(entries, requireNonNull(single.getContainerConfiguration()), directory);
    String index =
        "[{\"Config\":\"%s\",\"Layers\":[%s]}]".formatted(config, String.join(",", layers));
    entries.addByteEntry(
        index.getBytes(StandardCharsets.UTF_8), "manifest.json", Application.FILE_TIME);
    try (OutputStream out = Files.newOutputStream(tar)) {
      entries.writeAsTarArchiveTo(out);
    }
  }

  /** Downloads a blob, adds it to the tar file, and returns its name there. */
  private String add(TarStreamBuilder entries, ContentDescriptorTemplate blob, Path directory)
      throws IOException {
    DescriptorDigest digest = requireNonNull(blob.getDigest());
    Path file = directory.resolve(digest.getHash());
    registry.fetch(digest, file);
    entries.addBlobEntry(Blobs.from(file), blob.getSize(), digest.getHash(), Application.FILE_TIME);
    return digest.getHash();
  }
}
