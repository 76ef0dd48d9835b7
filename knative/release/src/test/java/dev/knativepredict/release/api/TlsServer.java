package dev.knativepredict.release.api;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsExchange;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.function.Consumer;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.TrustManagerFactory;

/** A server that says who called it, and what for. */
final class TlsServer implements AutoCloseable {

  private final HttpsServer server;

  /** For anybody. */
  TlsServer(Keys keys) throws IOException, GeneralSecurityException {
    this(keys, parameters -> {});
  }

  /**
   * Starts it.
   *
   * @param keys of the server; their authority signs clients, too
   * @param rules what it demands of a connection
   */
  TlsServer(Keys keys, Consumer<SSLParameters> rules) throws IOException, GeneralSecurityException {
    server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    SSLContext context = context(keys);
    server.setHttpsConfigurator(
        new HttpsConfigurator(context) {
          @Override
          public void configure(HttpsParameters connection) {
            SSLParameters parameters = context.getDefaultSSLParameters();
            rules.accept(parameters);
            connection.setSSLParameters(parameters);
          }
        });
    server.createContext("/", exchange -> answer((HttpsExchange) exchange));
    server.start();
  }

  private static SSLContext context(Keys keys) throws IOException, GeneralSecurityException {
    var managers = KeyManagerFactory.getInstance("PKIX");
    managers.init(keys.store(), Keys.PASSWORD.toCharArray());
    var trust = TrustManagerFactory.getInstance("PKIX");
    trust.init(keys.store());
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(managers.getKeyManagers(), trust.getTrustManagers(), null);
    return context;
  }

  private static void answer(HttpsExchange exchange) throws IOException {
    String token = exchange.getRequestHeaders().getFirst("Authorization");
    String type = exchange.getRequestHeaders().getFirst("Content-Type");
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    String said =
        "%s %s by %s, %s: %s"
            .formatted(
                exchange.getRequestMethod(),
                exchange.getRequestURI(),
                token == null ? certificate(exchange) : token,
                type,
                body);
    byte[] bytes = said.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(200, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  private static String certificate(HttpsExchange exchange) {
    try {
      return exchange.getSSLSession().getPeerPrincipal().getName();
    } catch (SSLPeerUnverifiedException e) {
      return "nobody";
    }
  }

  /** Its address; the host is a name or an address of this machine. */
  String url(String host) {
    return "https://%s:%d".formatted(host, server.getAddress().getPort());
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
