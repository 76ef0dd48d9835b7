package dev.knativepredict.image;

import com.google.cloud.tools.jib.api.Credential;
import com.google.cloud.tools.jib.api.CredentialRetriever;
import com.google.cloud.tools.jib.api.DescriptorDigest;
import com.google.cloud.tools.jib.api.ImageReference;
import com.google.cloud.tools.jib.api.RegistryException;
import com.google.cloud.tools.jib.api.RegistryImage;
import com.google.cloud.tools.jib.event.EventHandlers;
import com.google.cloud.tools.jib.frontend.CredentialRetrieverFactory;
import com.google.cloud.tools.jib.http.FailoverHttpClient;
import com.google.cloud.tools.jib.image.json.ManifestTemplate;
import com.google.cloud.tools.jib.registry.ManifestAndDigest;
import com.google.cloud.tools.jib.registry.RegistryClient;
import com.google.cloud.tools.jib.registry.credentials.CredentialRetrievalException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The repository of one image in a registry, read with the credentials of {@code docker login}. */
final class ImageRepository {

  private final RegistryClient client;

  private ImageRepository(RegistryClient client) {
    this.client = client;
  }

  static ImageRepository of(ImageReference image, boolean plainHttp)
      throws IOException, RegistryException {
    Optional<Credential> credential = credential(image);
    RegistryClient.Factory factory =
        RegistryClient.factory(
            EventHandlers.NONE,
            image.getRegistry(),
            image.getRepository(),
            new FailoverHttpClient(plainHttp, false, event -> {}));
    credential.ifPresent(factory::setCredential);
    RegistryClient client = factory.newRegistryClient();
    if (!client.doPullBearerAuth() && credential.isPresent()) {
      client.configureBasicAuth();
    }
    return new ImageRepository(client);
  }

  /** Whether the registry's host is {@code localhost}, or a loopback or private IP address. */
  static boolean isLocal(ImageReference image) {
    String host = URI.create("//" + image.getRegistry()).getHost();
    try {
      InetAddress address = InetAddress.ofLiteral(host);
      return address.isLoopbackAddress() || address.isSiteLocalAddress();
    } catch (IllegalArgumentException e) {
      return "localhost".equals(host);
    }
  }

  /** The image, with the credentials to push or pull it. */
  static RegistryImage withCredentials(ImageReference image) {
    return RegistryImage.named(image).addCredentialRetriever(dockerConfig(image));
  }

  /** The digest of a tag; empty if the tag doesn't exist. */
  Optional<DescriptorDigest> digest(String tag) throws IOException, RegistryException {
    return client.checkManifest(tag).map(ManifestAndDigest::getDigest);
  }

  ManifestAndDigest<ManifestTemplate> manifest(String tagOrDigest)
      throws IOException, RegistryException {
    return client.pullManifest(tagOrDigest);
  }

  /** Downloads the blob with a digest into a file. */
  void fetch(DescriptorDigest digest, Path file) throws IOException {
    try (OutputStream out = Files.newOutputStream(file)) {
      client.pullBlob(digest, size -> {}, count -> {}).writeTo(out);
    }
  }

  private static Optional<Credential> credential(ImageReference image) throws IOException {
    try {
      return dockerConfig(image).retrieve();
    } catch (CredentialRetrievalException e) {
      throw new IOException("can't read the credentials for %s".formatted(image), e);
    }
  }

  private static CredentialRetriever dockerConfig(ImageReference image) {
    return CredentialRetrieverFactory.forImage(image, event -> {}).dockerConfig();
  }
}
