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

/** The image below ours: the C and C++ libraries that the JVM and onnxruntime are linked with. */
final class Base {

  private final ImageReference image;
  private final Registry registry;
  private final ManifestAndDigest<ManifestTemplate> manifest;

  private Base(
      ImageReference image, Registry registry, ManifestAndDigest<ManifestTemplate> manifest) {
    this.image = image;
    this.registry = registry;
    this.manifest = manifest;
  }

  static Base of(ImageReference image, boolean plainHttp) throws IOException, RegistryException {
    Registry registry = Registry.of(image, plainHttp);
    return new Base(image, registry, registry.manifest(image.getQualifier()));
  }

  ImageReference pinned() {
    return ImageReference.of(
        image.getRegistry(), image.getRepository(), null, manifest.getDigest().toString());
  }

  /**
   * Begins an image on top. An image of a single platform is fetched whole, for its layers may be
   * uncompressed, and Jib compresses only those that it reads from a file.
   */
  JibContainerBuilder begin(Path directory) throws IOException {
    if (manifest.getManifest() instanceof BuildableManifestTemplate single) {
      Files.createDirectories(directory);
      Path tar = directory.resolve("base.tar");
      save(single, directory, tar);
      return Jib.from(TarImage.at(tar));
    }
    return Jib.from(Registry.named(pinned()));
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
        index.getBytes(StandardCharsets.UTF_8), "manifest.json", Application.WRITTEN);
    try (OutputStream out = Files.newOutputStream(tar)) {
      entries.writeAsTarArchiveTo(out);
    }
  }

  /** Adds what the registry has under a digest, and says by what name. */
  private String add(TarStreamBuilder entries, ContentDescriptorTemplate blob, Path directory)
      throws IOException {
    DescriptorDigest digest = requireNonNull(blob.getDigest());
    Path file = directory.resolve(digest.getHash());
    registry.fetch(digest, file);
    entries.addBlobEntry(Blobs.from(file), blob.getSize(), digest.getHash(), Application.WRITTEN);
    return digest.getHash();
  }
}
