package dev.knativepredict.function.server;

import dev.knativepredict.function.edge.HttpError;
import dev.knativepredict.function.edge.IncomingRequest;
import dev.knativepredict.function.edge.Response;
import dev.knativepredict.function.settings.Limits;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.handler.codec.http.FullHttpMessage;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http2.HttpConversionUtil.ExtensionHeaderNames;
import java.io.ByteArrayInputStream;

/** A request by HTTP/2: one stream. Its body is complete before it is answered. */
final class Http2Request {

  private final int stream;
  private final HeldBytes.Share share;
  private final Progress progress = new Progress(Progress.Phase.REST_OF_REQUEST);
  private int length;
  private boolean dropped;
  private IncomingRequest incoming =
      new IncomingRequest("", "", _ -> null, new ByteArrayInputStream(new byte[0]));

  Http2Request(int stream, HeldBytes.Share share) {
    this.stream = stream;
    this.share = share;
  }

  int stream() {
    return stream;
  }

  Progress progress() {
    return progress;
  }

  /** The part of the body's next bytes that is kept: of a body that is too long, one byte more. */
  ByteBuf keep(ByteBuf bytes, Limits limits) {
    int kept = Math.min(bytes.readableBytes(), limits.bodyBytes() + 1 - length);
    dropped |= !share.take(kept);
    length += dropped ? 0 : kept;
    return bytes.readSlice(dropped ? 0 : kept);
  }

  /** Notes that it is complete. */
  void complete(FullHttpMessage message) {
    FullHttpRequest request = (FullHttpRequest) message;
    byte[] body = ByteBufUtil.getBytes(request.content());
    request.release();
    incoming =
        new IncomingRequest(
            request.method().name(),
            path(request.uri()),
            request.headers()::get,
            new ByteArrayInputStream(body),
            "HTTP/2");
    progress.enter(Progress.Phase.ANSWER);
  }

  /** The path without its query; the host has a field of its own here. */
  private static String path(String target) {
    int query = target.indexOf('?');
    return query < 0 ? target : target.substring(0, query);
  }

  /**
   * Whether it names a scheme and a host, and has a method and a path that HTTP/1.1 could carry.
   * Netty keeps the scheme as a header.
   */
  boolean isValid() {
    String method = incoming.method();
    if (!Ascii.isToken(method, method.length()) || !isPath(incoming.path())) {
      return false;
    }
    String host = incoming.headers().first(HttpHeaderNames.HOST.toString());
    String scheme = incoming.headers().first(ExtensionHeaderNames.SCHEME.text().toString());
    return scheme != null && host != null && HostName.isValid(host);
  }

  private static boolean isPath(String path) {
    return (path.startsWith("/") || path.equals("*")) && Ascii.isVisible(path, 0, path.length());
  }

  Response answer(Answering answering) {
    return dropped
        ? answering.refuse(new HttpError.TooManyBytes(answering.limits().heldBytes()))
        : answering.answer(incoming, share);
  }

  boolean isHead() {
    return incoming.method().equals("HEAD");
  }

  /** Holds nothing any more. */
  void end() {
    share.close();
  }
}
