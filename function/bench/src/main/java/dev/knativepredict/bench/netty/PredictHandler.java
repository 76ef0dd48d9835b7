package dev.knativepredict.bench.netty;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;

/** Handles every request as a call of {@code POST /predict}, whatever its method and path. */
final class PredictHandler extends SimpleChannelInboundHandler<FullHttpRequest> {

  private final Scorers scorers;

  PredictHandler(Scorers scorers) {
    this.scorers = scorers;
  }

  @Override
  protected void channelRead0(ChannelHandlerContext context, FullHttpRequest request)
      throws Exception {
    ByteBuf content = request.content();
    byte[] body = new byte[content.readableBytes()];
    content.readBytes(body);
    // With a void promise, failures go to exceptionCaught.
    var _ = context.writeAndFlush(response(scorers.mine().predict(body)), context.voidPromise());
  }

  private static FullHttpResponse response(byte[] body) {
    DefaultFullHttpResponse response =
        new DefaultFullHttpResponse(
            HttpVersion.HTTP_1_1, HttpResponseStatus.OK, Unpooled.wrappedBuffer(body));
    response
        .headers()
        .set(HttpHeaderNames.CONTENT_TYPE, HttpHeaderValues.APPLICATION_JSON)
        .setInt(HttpHeaderNames.CONTENT_LENGTH, body.length);
    return response;
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    System.getLogger("netty").log(System.Logger.Level.ERROR, "a request failed", cause);
    var _ = context.close();
  }
}
