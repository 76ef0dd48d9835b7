package dev.knativepredict.function.server;

import dev.knativepredict.function.edge.Response;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http2.DefaultHttp2Connection;
import io.netty.handler.codec.http2.DefaultHttp2Headers;
import io.netty.handler.codec.http2.Http2ConnectionHandler;
import io.netty.handler.codec.http2.Http2ConnectionHandlerBuilder;
import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2Headers;
import io.netty.handler.codec.http2.Http2Settings;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Netty's HTTP/2 as what turns bytes into requests and back: without its threads and sockets. */
final class Http2Codec {

  private static final int MOST_STREAMS = 100;

  static {
    // Buffers are arrays that the collector frees, so none can leak.
    System.setProperty("io.netty.allocator.type", "unpooled");
    System.setProperty("io.netty.leakDetection.level", "disabled");
    System.setProperty("io.netty.noPreferDirect", "true");
  }

  private final Http2Requests requests;
  private final Http2ConnectionHandler handler;
  private final EmbeddedChannel channel;
  private final ChannelHandlerContext context;

  /**
   * Serves one connection.
   *
   * @param complete is called with each request, while the codec is in use
   */
  Http2Codec(Answering answering, Consumer<Http2Request> complete) {
    DefaultHttp2Connection connection = new DefaultHttp2Connection(true);
    this.requests = new Http2Requests(answering, complete);
    connection.addListener(requests);
    this.handler =
        new Http2ConnectionHandlerBuilder()
            .connection(connection)
            .frameListener(requests)
            .validateRequiredPseudoHeaders(true)
            .initialSettings(
                Http2Settings.defaultSettings()
                    .maxConcurrentStreams(MOST_STREAMS)
                    .maxHeaderListSize(HeadLines.LONGEST_HEAD))
            .build();
    this.channel = new EmbeddedChannel(handler, new Ignored());
    this.context = channel.pipeline().context(handler);
  }

  boolean isOpen() {
    return channel.isOpen();
  }

  /** Whether no request is on its way. */
  boolean isIdle() {
    return requests.isEmpty();
  }

  Stream<Progress> progress() {
    return requests.progress();
  }

  void receive(byte[] bytes, int length) {
    channel.pipeline().fireChannelRead(Unpooled.copiedBuffer(bytes, 0, length));
    channel.pipeline().fireChannelReadComplete();
    channel.runPendingTasks();
  }

  /** Writes what there is to be sent: of a connection that has failed, the frame that says why. */
  void send(OutputStream out) throws IOException {
    if (channel.isOpen()) {
      context.flush();
      channel.flushOutbound();
    }
    for (ByteBuf bytes = channel.readOutbound(); bytes != null; bytes = channel.readOutbound()) {
      bytes.readBytes(out, bytes.readableBytes());
      bytes.release();
    }
    out.flush();
  }

  void write(Http2Request request, Response response, Map<String, String> common) {
    if (!requests.contains(request)) {
      return;
    }
    request.progress().enter(Progress.Phase.REST_OF_ANSWER);
    Http2Headers headers =
        new DefaultHttp2Headers(false).status(Integer.toString(response.status()));
    Messages.headers(
        response, common, (name, value) -> headers.add(Http2Head.lowerCase(name), value));
    boolean headOnly = request.isHead() || response.body().length == 0;
    var encoder = handler.encoder();
    // A stream that has ended meanwhile fails the future, and nobody has to know.
    var _ =
        encoder.writeHeaders(context, request.stream(), headers, 0, headOnly, context.newPromise());
    if (!headOnly) {
      ByteBuf body = Unpooled.wrappedBuffer(response.body());
      var _ = encoder.writeData(context, request.stream(), body, 0, true, context.newPromise());
    }
  }

  /** Gives up the requests that are open; answers to them will not be sent. */
  void end() {
    requests.end();
  }

  void goAway() {
    int last = handler.connection().remote().lastStreamCreated();
    var _ =
        handler.goAway(
            context, last, Http2Error.NO_ERROR.code(), Unpooled.EMPTY_BUFFER, context.newPromise());
  }

  /** Errors that the codec has answered already, by RST_STREAM or GOAWAY. */
  private static final class Ignored extends ChannelInboundHandlerAdapter {

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {}
  }
}
