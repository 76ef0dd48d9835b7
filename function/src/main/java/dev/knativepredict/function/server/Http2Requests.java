package dev.knativepredict.function.server;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.FullHttpMessage;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http2.Http2Connection;
import io.netty.handler.codec.http2.Http2Exception;
import io.netty.handler.codec.http2.Http2Headers;
import io.netty.handler.codec.http2.Http2Stream;
import io.netty.handler.codec.http2.InboundHttp2ToHttpAdapter;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Makes requests of frames, within the limits. */
final class Http2Requests extends InboundHttp2ToHttpAdapter {

  private final Answering answering;
  private final Consumer<Http2Request> complete;
  private final Map<Integer, Http2Request> open = new ConcurrentHashMap<>();

  /**
   * Collects requests.
   *
   * @param complete is called with each, when it is complete
   */
  Http2Requests(Http2Connection connection, Answering answering, Consumer<Http2Request> complete) {
    super(connection, Integer.MAX_VALUE, true, false);
    this.answering = answering;
    this.complete = complete;
  }

  boolean isEmpty() {
    return open.isEmpty();
  }

  boolean contains(Http2Request request) {
    return open.containsKey(request.stream());
  }

  Stream<Progress> progress() {
    return open.values().stream().map(Http2Request::progress);
  }

  @Override
  public void onHeadersRead(
      ChannelHandlerContext context, int stream, Http2Headers headers, int padding, boolean end)
      throws Http2Exception {
    open(stream, headers);
    super.onHeadersRead(context, stream, headers, padding, end);
  }

  @Override
  public void onHeadersRead(
      ChannelHandlerContext context,
      int stream,
      Http2Headers headers,
      int dependency,
      short weight,
      boolean exclusive,
      int padding,
      boolean end)
      throws Http2Exception {
    open(stream, headers);
    super.onHeadersRead(context, stream, headers, dependency, weight, exclusive, padding, end);
  }

  private void open(int stream, Http2Headers headers) {
    // Bodies are awaited anyway; the adapter would hand out a request with this header twice.
    headers.remove(HttpHeaderNames.EXPECT);
    open.computeIfAbsent(stream, _ -> new Http2Request(stream, answering.heldBytes().share()));
  }

  @Override
  public int onDataRead(
      ChannelHandlerContext context, int stream, ByteBuf data, int padding, boolean end)
      throws Http2Exception {
    int processed = data.readableBytes() + padding;
    Http2Request request = open.get(stream);
    if (request != null) {
      super.onDataRead(context, stream, request.keep(data, answering.limits()), padding, end);
    }
    return processed;
  }

  @Override
  protected void fireChannelRead(
      ChannelHandlerContext context, FullHttpMessage message, boolean release, Http2Stream stream) {
    removeMessage(stream, release);
    Http2Request request = open.get(stream.id());
    if (request != null) {
      request.complete(message);
      complete.accept(request);
    }
  }

  /** Gives up all that are open. */
  void end() {
    open.values().forEach(Http2Request::end);
    open.clear();
  }

  /** A stream ends when its response is sent, or when either side gives it up. */
  @Override
  public void onStreamRemoved(Http2Stream stream) {
    super.onStreamRemoved(stream);
    Http2Request request = open.remove(stream.id());
    if (request != null) {
      request.end();
    }
  }
}
