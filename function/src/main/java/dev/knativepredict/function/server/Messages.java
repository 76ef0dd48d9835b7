package dev.knativepredict.function.server;

import dev.knativepredict.function.edge.HeldBytes;
import dev.knativepredict.function.edge.IncomingRequest;
import dev.knativepredict.function.edge.Response;
import java.io.InputStream;
import java.util.Iterator;
import java.util.Map;
import java.util.function.BiConsumer;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HeaderElements;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.http.message.BasicClassicHttpResponse;
import org.apache.hc.core5.http.message.MessageSupport;
import org.jspecify.annotations.Nullable;

/** Converts HttpCore's requests and the edge's responses. */
final class Messages {

  private Messages() {}

  /** A request as the edge knows it. */
  static IncomingRequest request(
      ClassicHttpRequest request, InputStream body, HeldBytes.Share share) {
    String path = new RequestTarget(request.getPath()).path();
    return new IncomingRequest(
        request.getMethod(),
        path,
        name -> first(request, name),
        share.hold(body),
        Framing.isOld(request) ? "HTTP/1.0" : "HTTP/1.1",
        share);
  }

  private static @Nullable String first(ClassicHttpRequest request, String name) {
    Header header = request.getFirstHeader(name);
    return header == null ? null : header.getValue();
  }

  /** Whether a caller may send another request after this one. */
  static boolean keepsAlive(ClassicHttpRequest request) {
    boolean keeps = !Framing.isOld(request);
    Iterator<String> tokens = MessageSupport.iterateTokens(request, HttpHeaders.CONNECTION);
    while (tokens.hasNext()) {
      String token = tokens.next();
      if (token.equalsIgnoreCase(HeaderElements.CLOSE)) {
        return false;
      }
      keeps |= token.equalsIgnoreCase(HeaderElements.KEEP_ALIVE);
    }
    return keeps;
  }

  /**
   * A response as it is sent.
   *
   * @param common headers of every response
   * @param keepAlive whether the connection stays open
   */
  static BasicClassicHttpResponse response(
      Response answer, Map<String, String> common, boolean keepAlive) {
    BasicClassicHttpResponse response = new BasicClassicHttpResponse(answer.status());
    headers(answer, common, response::addHeader);
    response.addHeader(
        HttpHeaders.CONNECTION, keepAlive ? HeaderElements.KEEP_ALIVE : HeaderElements.CLOSE);
    response.setEntity(new ByteArrayEntity(answer.body(), null));
    return response;
  }

  /** The headers of a response, whichever protocol it is sent by: its own win over common ones. */
  static void headers(
      Response answer, Map<String, String> common, BiConsumer<String, String> target) {
    target.accept(HttpHeaders.DATE, HttpDate.now());
    for (Map.Entry<String, String> header : common.entrySet()) {
      if (!answer.headers().containsKey(header.getKey())) {
        target.accept(header.getKey(), header.getValue());
      }
    }
    answer.headers().forEach(target);
    target.accept(HttpHeaders.CONTENT_TYPE, answer.contentType());
    if (answer.status() != Response.NOT_MODIFIED) {
      // There it would be the length of what is not sent.
      target.accept(HttpHeaders.CONTENT_LENGTH, Integer.toString(answer.body().length));
    }
  }
}
