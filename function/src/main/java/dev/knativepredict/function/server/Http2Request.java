package dev.knativepredict.function.server;

import dev.knativepredict.function.edge.HeldBytes;
import dev.knativepredict.function.edge.HttpError;
import dev.knativepredict.function.edge.IncomingRequest;
import dev.knativepredict.function.edge.Response;
import dev.knativepredict.function.settings.Limits;
import io.netty.buffer.ByteBuf;
import io.netty.handler.codec.http2.Http2Headers;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/** A request by HTTP/2: one stream. Its body is complete before it is answered. */
final class Http2Request {

  private final int stream;
  private final Http2Head head;
  private final HeldBytes.Share share;
  private final Progress progress = new Progress(Progress.Phase.REST_OF_REQUEST);
  private final ByteArrayOutputStream body = new ByteArrayOutputStream();
  private boolean wrong;
  private boolean dropped;
  private volatile boolean ended;

  Http2Request(int stream, Http2Headers headers, HeldBytes.Share share) {
    this.stream = stream;
    this.head = new Http2Head(headers);
    this.share = share;
  }

  int stream() {
    return stream;
  }

  Progress progress() {
    return progress;
  }

  boolean isHead() {
    return head.method().equals("HEAD");
  }

  /** Keeps the body's next bytes: of a body that is too long, one byte more than the limit. */
  void add(ByteBuf bytes, Limits limits) {
    int kept = Math.min(bytes.readableBytes(), limits.bodyBytes() + 1 - body.size());
    dropped |= !share.take(kept);
    try {
      bytes.readBytes(body, dropped ? 0 : kept);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Nobody needs them; what is no trailer is refused all the same. */
  void addTrailers(Http2Headers trailers) {
    wrong = !Http2Head.areFields(trailers);
  }

  Response answer(Answering answering) {
    Response response = response(answering);
    if (ended) {
      share.close();
    }
    return response;
  }

  private Response response(Answering answering) {
    if (wrong || !head.isValid()) {
      return answering.refuse(new HttpError.MalformedRequest());
    }
    if (dropped) {
      return answering.refuse(new HttpError.TooManyBytes(answering.limits().heldBytes()));
    }
    ByteArrayInputStream bytes = new ByteArrayInputStream(body.toByteArray());
    return answering.answer(
        new IncomingRequest(head.method(), head.path(), head::first, bytes, "HTTP/2", share));
  }

  /** Holds nothing any more, even if it is still being answered. */
  void end() {
    ended = true;
    share.close();
  }
}
