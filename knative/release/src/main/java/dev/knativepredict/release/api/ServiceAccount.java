package dev.knativepredict.release.api;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The service account of the pod that this tool runs in. */
final class ServiceAccount {

  private static final Path FOLDER = Path.of("/var/run/secrets/kubernetes.io/serviceaccount");

  private ServiceAccount() {}

  /** How the pod reaches its API server; empty outside of a pod. */
  static Optional<Access> access(Map<String, String> environment, Path folder) {
    @Nullable String host = environment.get("KUBERNETES_SERVICE_HOST");
    @Nullable String port = environment.get("KUBERNETES_SERVICE_PORT");
    if (host == null || port == null) {
      return Optional.empty();
    }
    String name = host.contains(":") ? "[" + host + "]" : host;
    try {
      return Optional.of(
          new Access(
              URI.create("https://%s:%s".formatted(name, port)),
              Tls.certificates(Files.readString(folder.resolve("ca.crt"))),
              new Credentials.TokenFile(folder.resolve("token"))));
    } catch (IOException | CertificateException e) {
      return Optional.empty();
    }
  }

  static Optional<Access> access(Map<String, String> environment) {
    return access(environment, FOLDER);
  }
}
