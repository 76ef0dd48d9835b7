package dev.knativepredict.release.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.impl.bootstrap.HttpRequester;
import org.apache.hc.core5.http.impl.bootstrap.RequesterBootstrap;
import org.apache.hc.core5.http.io.SocketConfig;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.apache.hc.core5.http.io.entity.StringEntity;
import org.apache.hc.core5.http.message.BasicClassicHttpRequest;
import org.apache.hc.core5.http.protocol.HttpCoreContext;
import org.apache.hc.core5.http.protocol.HttpProcessor;
import org.apache.hc.core5.http.protocol.HttpProcessorBuilder;
import org.apache.hc.core5.http.protocol.RequestConnControl;
import org.apache.hc.core5.http.protocol.RequestContent;
import org.apache.hc.core5.http.protocol.RequestTargetHost;
import org.apache.hc.core5.http.protocol.RequestUserAgent;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.Timeout;

/**
 * An API server that is asked by blocking sockets and nothing else, because that starts in half of
 * the time that the library needs: docs/releasing.md has the numbers.
 */
final class DirectApi implements ApiServer {

  private static final Timeout CONNECT = Timeout.ofSeconds(10);

  /** Without "Expect: 100-continue", which costs a round trip. */
  private static final HttpProcessor HEADERS =
      HttpProcessorBuilder.create()
          .addAll(
              RequestTargetHost.INSTANCE,
              RequestContent.INSTANCE,
              RequestConnControl.INSTANCE,
              new RequestUserAgent("release"))
          .build();

  /** All servers know it, but for those that may use no other than NIST's. */
  private static final String[] USUAL_GROUP = {"x25519"};

  private final Access access;
  private final HttpHost host;
  private final SSLContext tls;

  /** By how long they wait for a response. */
  private final Map<Duration, HttpRequester> requesters = new ConcurrentHashMap<>();

  private volatile boolean usualGroup = true;

  DirectApi(Access access) {
    this.access = access;
    this.host = HttpHost.create(access.server());
    this.tls = Tls.context(access);
  }

  private HttpRequester requester(Duration timeout) {
    return RequesterBootstrap.bootstrap()
        .setHttpProcessor(HEADERS)
        .setSslContext(tls)
        .setSslSetupHandler(this::keyExchange)
        .setSslSessionVerifier(Tls::verifyName)
        .setSocketConfig(
            SocketConfig.custom().setTcpNoDelay(true).setSoTimeout(Timeout.of(timeout)).build())
        .create();
  }

  /** The JDK makes a key for two groups, of which the server takes one. */
  private void keyExchange(SSLParameters parameters) {
    if (usualGroup) {
      parameters.setNamedGroups(USUAL_GROUP);
    }
  }

  @Override
  public String address() {
    return access.server().toString();
  }

  @Override
  public ApiResponse send(ApiRequest request) throws IOException {
    try {
      return exchange(request);
    } catch (SSLException e) {
      if (!usualGroup) {
        throw e;
      }
      usualGroup = false;
      return exchange(request);
    }
  }

  private ApiResponse exchange(ApiRequest request) throws IOException {
    try {
      return requesters
          .computeIfAbsent(request.timeout(), this::requester)
          .execute(host, message(request), CONNECT, HttpCoreContext.create(), DirectApi::response);
    } catch (HttpException e) {
      throw new IOException(e);
    }
  }

  private static ApiResponse response(ClassicHttpResponse response)
      throws HttpException, IOException {
    Header date = response.getFirstHeader("Date");
    return new ApiResponse(
        response.getCode(),
        EntityUtils.toString(response.getEntity(), UTF_8),
        date == null ? null : date.getValue());
  }

  private ClassicHttpRequest message(ApiRequest request) throws IOException {
    // Some servers have many clusters, each below a path of its own.
    String path = access.server().getPath().replaceFirst("/$", "") + request.path();
    var message = new BasicClassicHttpRequest(request.method().verb(), host, path);
    message.addHeader("Accept", "application/json");
    if (access.credentials() instanceof Credentials.Token(String value)) {
      message.addHeader("Authorization", "Bearer " + value);
    } else if (access.credentials() instanceof Credentials.TokenFile file) {
      message.addHeader("Authorization", "Bearer " + file.read());
    }
    if (request.body() != null) {
      message.setEntity(
          new StringEntity(
              request.body(), ContentType.create(request.method().contentType(), UTF_8)));
    }
    return message;
  }

  @Override
  public void close() {
    requesters.values().forEach(requester -> requester.close(CloseMode.IMMEDIATE));
  }
}
