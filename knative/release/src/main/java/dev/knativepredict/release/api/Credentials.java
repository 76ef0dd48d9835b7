package dev.knativepredict.release.api;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;

/** How the API server knows who asks. */
sealed interface Credentials {

  /** A token that stays the same. */
  record Token(String value) implements Credentials {
    @Override
    public String toString() {
      return "a token";
    }
  }

  /** A file with a token. It is read for each request, since Kubernetes replaces it every hour. */
  record TokenFile(Path file) implements Credentials {
    String read() throws IOException {
      return Files.readString(file).strip();
    }
  }

  /**
   * A certificate of the client.
   *
   * @param chain its own certificate first
   */
  record Certificate(List<X509Certificate> chain, PrivateKey key) implements Credentials {}
}
