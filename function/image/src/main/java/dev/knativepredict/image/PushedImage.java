package dev.knativepredict.image;

import static java.util.Objects.requireNonNull;

import com.google.cloud.tools.jib.api.DescriptorDigest;
import com.google.cloud.tools.jib.api.RegistryException;
import com.google.cloud.tools.jib.image.json.BuildableManifestTemplate;
import com.google.cloud.tools.jib.image.json.BuildableManifestTemplate.ContentDescriptorTemplate;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/**
 * An image of this project in a registry: the layers of the base image, then those of the
 * application.
 */
final class PushedImage {

  private final ImageRepository registry;
  private final List<ContentDescriptorTemplate> layers;
  private final List<Layer> ours;

  private PushedImage(
      ImageRepository registry, List<ContentDescriptorTemplate> layers, List<Layer> ours) {
    this.registry = registry;
    this.layers = layers;
    this.ours = ours;
  }

  /**
   * The image with a digest.
   *
   * @param ours the layers of the application
   */
  static PushedImage of(ImageRepository registry, DescriptorDigest digest, List<Layer> ours)
      throws IOException, RegistryException {
    if (registry.manifest(digest.toString()).getManifest()
        instanceof BuildableManifestTemplate manifest) {
      return new PushedImage(registry, manifest.getLayers(), ours);
    }
    throw new ImageBuildFailed("%s isn't an image for a single platform".formatted(digest));
  }

  /** The layers of the application. */
  List<Layer> ours() {
    return ours;
  }

  /** The compressed size of a layer in bytes. */
  long compressed(Layer layer) {
    return template(layer).getSize();
  }

  /** The compressed size of the base image's layers in bytes. */
  long compressedBase() {
    return layers.subList(0, layers.size() - ours.size()).stream()
        .mapToLong(ContentDescriptorTemplate::getSize)
        .sum();
  }

  /** Writes the AOT cache in a layer to a file. */
  void fetchCache(Layer from, Path file) throws IOException {
    Path layer = Files.createTempFile("layer", ".tar.gz");
    try {
      registry.fetch(requireNonNull(template(from).getDigest()), layer);
      try (InputStream in = new BufferedInputStream(Files.newInputStream(layer));
          TarArchiveInputStream tar = new TarArchiveInputStream(new GZIPInputStream(in))) {
        extract(tar, file);
      }
    } finally {
      Files.delete(layer);
    }
  }

  private static void extract(TarArchiveInputStream tar, Path file) throws IOException {
    for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
      if (entry.getName().endsWith("/" + file.getFileName())) {
        Files.copy(tar, file, StandardCopyOption.REPLACE_EXISTING);
        return;
      }
    }
    throw new ImageBuildFailed("a layer of the image doesn't contain " + file.getFileName());
  }

  private ContentDescriptorTemplate template(Layer layer) {
    return layers.get(layers.size() - ours.size() + ours.indexOf(layer));
  }
}
