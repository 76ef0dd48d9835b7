package dev.knativepredict.release.api;

import io.fabric8.kubernetes.client.internal.SSLUtils;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import javax.net.ssl.CertPathTrustManagerParameters;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/** The TLS of a connection to an API server. */
final class Tls {

  private Tls() {}

  /** Trusts the server's authorities and no others: those of the JDK take longer to load. */
  static SSLContext context(Access access) {
    try {
      var anchors =
          access.trusted().stream()
              .map(authority -> new TrustAnchor(authority, null))
              .collect(Collectors.toSet());
      var parameters = new PKIXBuilderParameters(anchors, null);
      parameters.setRevocationEnabled(false);
      var trust = TrustManagerFactory.getInstance("PKIX");
      trust.init(new CertPathTrustManagerParameters(parameters));
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(keys(access.credentials()), trust.getTrustManagers(), null);
      return context;
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalArgumentException("the certificates can't be used: " + e.getMessage(), e);
    }
  }

  private static KeyManager @Nullable [] keys(Credentials credentials)
      throws GeneralSecurityException, IOException {
    return credentials instanceof Credentials.Certificate(String chain, String key)
        // The library knows the forms in which keys come, and which algorithm each is of.
        ? SSLUtils.keyManagers(base64(chain), null, base64(key), null, null, "", null, null)
        : null;
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  static List<X509Certificate> certificates(String pem) throws CertificateException {
    var bytes = new ByteArrayInputStream(pem.getBytes(StandardCharsets.UTF_8));
    return CertificateFactory.getInstance("X.509").generateCertificates(bytes).stream()
        .map(X509Certificate.class::cast)
        .toList();
  }
}
