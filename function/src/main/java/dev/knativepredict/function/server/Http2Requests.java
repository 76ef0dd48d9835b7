package dev.knativepredict.function.server;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http2.Http2EventAdapter;
import io.netty.handler.codec.http2.Http2Headers;
import io.netty.handler.codec.http2.Http2Stream;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Makes requests of frames, within the limits. */
final class Http2Requests extends Http2EventAdapter {

  private final Answering answering;
  private final Consumer<Http2Request> complete;
  private final Map<Integer, Http2Request> open = new ConcurrentHashMap<>();

  /**
   * Collects requests.
   *
   * @param complete is called with each, when it is complete
   */
  Http2Requests(Answering answering, Consumer<Http2Request> complete) {
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
      ChannelHandlerContext context,
      int stream,
      Http2Headers headers,
      int dependency,
      short weight,
      boolean exclusive,
      int padding,
      boolean end) {
    Http2Request request = open.get(stream);
    if (request == null) {
      request = new Http2Request(stream, headers, answering.heldBytes().share());
      open.put(stream, request);
    } else {
      request.addTrailers(headers);
    }
    completeAt(end, request);
  }

  @Override
  public int onDataRead(
      ChannelHandlerContext context, int stream, ByteBuf data, int padding, boolean end) {
    int processed = data.readableBytes() + padding;
    Http2Request request = open.get(stream);
    if (request != null) {
      request.add(data, answering.limits());
      completeAt(end, request);
    }
    return processed;
  }

  private void completeAt(boolean end, Http2Request request) {
    if (end) {
      request.progress().enter(Progress.Phase.ANSWER);
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
    Http2Request request = open.remove(stream.id());
    if (request != null) {
      request.end();
    }
  }
}
