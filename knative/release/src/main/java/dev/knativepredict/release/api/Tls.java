package dev.knativepredict.release.api;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.stream.Collectors;
import javax.net.ssl.CertPathTrustManagerParameters;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;
import javax.net.ssl.TrustManagerFactory;
import org.apache.hc.client5.http.ssl.DefaultHostnameVerifier;
import org.apache.hc.core5.http.HttpHost;
import org.jspecify.annotations.Nullable;

/** The TLS of a connection to an API server. */
final class Tls {

  private static final char[] NO_PASSWORD = {};
  private static final DefaultHostnameVerifier NAMES = new DefaultHostnameVerifier();

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

  /**
   * Checks that a certificate is for this host. The JDK's own check would first read all of the
   * JDK's certificates, to see whether this one is by a public authority.
   */
  static void verifyName(HttpHost host, SSLSession session) throws SSLException {
    if (session.getPeerCertificates()[0] instanceof X509Certificate certificate) {
      NAMES.verify(host.getHostName(), certificate);
    } else {
      throw new SSLPeerUnverifiedException("the certificate is no X.509 certificate");
    }
  }

  private static KeyManager @Nullable [] keys(Credentials credentials)
      throws GeneralSecurityException, IOException {
    if (!(credentials instanceof Credentials.Certificate(var chain, var key))) {
      return null;
    }
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    store.setKeyEntry("client", key, NO_PASSWORD, chain.toArray(Certificate[]::new));
    var managers = KeyManagerFactory.getInstance("PKIX");
    managers.init(store, NO_PASSWORD);
    return managers.getKeyManagers();
  }

  static List<X509Certificate> certificates(String pem) throws CertificateException {
    var bytes = new ByteArrayInputStream(pem.getBytes(StandardCharsets.UTF_8));
    return CertificateFactory.getInstance("X.509").generateCertificates(bytes).stream()
        .map(X509Certificate.class::cast)
        .toList();
  }
}
