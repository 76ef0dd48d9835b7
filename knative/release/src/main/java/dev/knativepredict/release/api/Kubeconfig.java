package dev.knativepredict.release.api;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A kubeconfig of the common kind: a server with the certificate of its authority, and a token or a
 * certificate for the user. All that is less common, and all that is wrong, is left to the library.
 */
record Kubeconfig(Path file) {

  private static final Set<String> OF_CLUSTER =
      Set.of("server", "certificate-authority", "certificate-authority-data");
  private static final Set<String> OF_TOKEN = Set.of("token");
  private static final Set<String> OF_TOKEN_FILE = Set.of("tokenFile");
  private static final Set<String> OF_CERTIFICATE =
      Set.of("client-certificate", "client-certificate-data", "client-key", "client-key-data");

  /** What it says of its current context; empty if that takes more than this tool knows. */
  Optional<Access> access() {
    try {
      JsonNode config = read();
      JsonNode context = named(config, "contexts", config.path("current-context")).path("context");
      JsonNode cluster = named(config, "clusters", context.path("cluster")).path("cluster");
      JsonNode user = named(config, "users", context.path("user")).path("user");
      URI server = URI.create(cluster.path("server").asText());
      @Nullable String authority = text(cluster, "certificate-authority");
      @Nullable Credentials credentials = credentials(user);
      return authority == null
              || credentials == null
              || !"https".equals(server.getScheme())
              || !only(cluster, OF_CLUSTER)
          ? Optional.empty()
          : Optional.of(new Access(server, Tls.certificates(authority), credentials));
    } catch (IOException | GeneralSecurityException | RuntimeException e) {
      return Optional.empty();
    }
  }

  private JsonNode read() throws IOException {
    try (JsonParser in = new YAMLFactory().createParser(file.toFile())) {
      return JsonText.read(in);
    }
  }

  private @Nullable Credentials credentials(JsonNode user)
      throws IOException, GeneralSecurityException {
    if (user.path("token").isTextual() && only(user, OF_TOKEN)) {
      return new Credentials.Token(user.path("token").asText());
    }
    if (user.path("tokenFile").isTextual() && only(user, OF_TOKEN_FILE)) {
      return new Credentials.TokenFile(file.resolveSibling(user.path("tokenFile").asText()));
    }
    @Nullable String chain = text(user, "client-certificate");
    @Nullable String key = text(user, "client-key");
    if (chain == null || key == null || !only(user, OF_CERTIFICATE)) {
      return null;
    }
    List<X509Certificate> certificates = Tls.certificates(chain);
    return new Credentials.Certificate(
        certificates, PrivateKeys.read(key, certificates.getFirst().getPublicKey()));
  }

  private static JsonNode named(JsonNode config, String list, JsonNode name) {
    return config
        .path(list)
        .valueStream()
        .filter(entry -> entry.path("name").equals(name))
        .findFirst()
        .orElseGet(MissingNode::getInstance);
  }

  private static boolean only(JsonNode node, Set<String> known) {
    return node.propertyStream().allMatch(field -> known.contains(field.getKey()));
  }

  /** A text that is either in the kubeconfig, as Base64, or in a file beside it. */
  private @Nullable String text(JsonNode node, String name) throws IOException {
    JsonNode data = node.path(name + "-data");
    if (data.isTextual()) {
      return new String(Base64.getDecoder().decode(data.asText()), StandardCharsets.UTF_8);
    }
    JsonNode path = node.path(name);
    return path.isTextual() ? Files.readString(file.resolveSibling(path.asText())) : null;
  }
}
