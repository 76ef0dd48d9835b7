package dev.knativepredict.bench.netty;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.util.concurrent.FastThreadLocal;

/** Answers every request as a prediction. */
final class PredictHandler extends SimpleChannelInboundHandler<FullHttpRequest> {

  private static final FastThreadLocal<Scorer> SCORERS = new FastThreadLocal<>();

  private final Graph graph;

  PredictHandler(Graph graph) {
    this.graph = graph;
  }

  @Override
  protected void channelRead0(ChannelHandlerContext context, FullHttpRequest request)
      throws Exception {
    Scorer scorer = SCORERS.getIfExists();
    if (scorer == null) {
      scorer = new Scorer(graph);
      SCORERS.set(scorer);
    }
    ByteBuf body = request.content();
    byte[] bytes = new byte[body.readableBytes()];
    body.readBytes(bytes);
    byte[] answer = scorer.answer(bytes);
    DefaultFullHttpResponse response =
        new DefaultFullHttpResponse(
            HttpVersion.HTTP_1_1, HttpResponseStatus.OK, Unpooled.wrappedBuffer(answer));
    response
        .headers()
        .set(HttpHeaderNames.CONTENT_TYPE, HttpHeaderValues.APPLICATION_JSON)
        .setInt(HttpHeaderNames.CONTENT_LENGTH, answer.length);
    // The void promise sends failures to exceptionCaught.
    var _ = context.writeAndFlush(response, context.voidPromise());
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    System.getLogger("netty").log(System.Logger.Level.ERROR, "a request failed", cause);
    var _ = context.close();
  }
}
