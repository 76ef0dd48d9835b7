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

/** An image of ours as the registry has it: the base's layers, then one for each part. */
final class Pushed {

  private final Registry registry;
  private final List<ContentDescriptorTemplate> layers;

  private Pushed(Registry registry, List<ContentDescriptorTemplate> layers) {
    this.registry = registry;
    this.layers = layers;
  }

  static Pushed of(Registry registry, DescriptorDigest digest)
      throws IOException, RegistryException {
    if (registry.manifest(digest.toString()).getManifest()
        instanceof BuildableManifestTemplate manifest) {
      return new Pushed(registry, manifest.getLayers());
    }
    throw new Broken("%s is not an image for one platform".formatted(digest));
  }

  /** How many bytes a part's layer has. */
  long compressed(Part part) {
    return layer(part).getSize();
  }

  /** How many bytes the base's layers have. */
  long compressedBase() {
    return layers.subList(0, layers.size() - Part.values().length).stream()
        .mapToLong(ContentDescriptorTemplate::getSize)
        .sum();
  }

  /** Writes the AOT cache to a file. */
  void fetchCache(Path file) throws IOException {
    Path layer = Files.createTempFile("layer", ".tar.gz");
    try {
      registry.fetch(requireNonNull(layer(Part.CACHE).getDigest()), layer);
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
    throw new Broken("the image's last layer holds no " + file.getFileName());
  }

  private ContentDescriptorTemplate layer(Part part) {
    List<Part> parts = List.of(Part.values());
    return layers.get(layers.size() - parts.size() + parts.indexOf(part));
  }
}
