package dev.knativepredict.bench.netty;

import ai.onnxruntime.OrtException;
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
import io.netty.util.concurrent.FastThreadLocal;

/** Handles every request as a call of {@code POST /predict}, whatever its method and path. */
final class PredictHandler extends SimpleChannelInboundHandler<FullHttpRequest> {

  private static final FastThreadLocal<Scorer> SCORERS = new FastThreadLocal<>();

  private final Classifier model;

  PredictHandler(Classifier model) {
    this.model = model;
  }

  @Override
  protected void channelRead0(ChannelHandlerContext context, FullHttpRequest request)
      throws Exception {
    ByteBuf content = request.content();
    byte[] body = new byte[content.readableBytes()];
    content.readBytes(body);
    // With a void promise, failures go to exceptionCaught.
    var _ = context.writeAndFlush(response(scorer().predict(body)), context.voidPromise());
  }

  private Scorer scorer() throws OrtException {
    Scorer scorer = SCORERS.getIfExists();
    if (scorer == null) {
      scorer = new Scorer(model);
      SCORERS.set(scorer);
    }
    return scorer;
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
