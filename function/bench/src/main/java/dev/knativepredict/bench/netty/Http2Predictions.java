package dev.knativepredict.bench.netty;

import ai.onnxruntime.OrtException;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http2.DefaultHttp2Headers;
import io.netty.handler.codec.http2.Http2ConnectionEncoder;
import io.netty.handler.codec.http2.Http2EventAdapter;
import io.netty.handler.codec.http2.Http2Exception;
import io.netty.handler.codec.http2.Http2Headers;
import io.netty.util.AsciiString;
import io.netty.util.collection.IntObjectHashMap;
import io.netty.util.collection.IntObjectMap;

/** Handles the end of every stream as a call of {@code POST /predict}, whatever its headers are. */
final class Http2Predictions extends Http2EventAdapter {

  private static final AsciiString OK = AsciiString.cached("200");

  private final Scorers scorers;
  private final Http2ConnectionEncoder encoder;

  /** By stream, what has come of bodies that need several frames. */
  private final IntObjectMap<ByteBuf> begun = new IntObjectHashMap<>();

  Http2Predictions(Scorers scorers, Http2ConnectionEncoder encoder) {
    this.scorers = scorers;
    this.encoder = encoder;
  }

  @Override
  public int onDataRead(
      ChannelHandlerContext context, int stream, ByteBuf data, int padding, boolean end)
      throws Http2Exception {
    int read = data.readableBytes() + padding;
    ByteBuf before = end ? begun.remove(stream) : begun.computeIfAbsent(stream, _ -> empty());
    if (before != null) {
      before.writeBytes(data);
    }
    if (end) {
      respond(context, stream, before == null ? data : before);
    }
    return read;
  }

  @Override
  public void onRstStreamRead(ChannelHandlerContext context, int stream, long errorCode) {
    begun.remove(stream);
  }

  private void respond(ChannelHandlerContext context, int stream, ByteBuf body)
      throws Http2Exception {
    byte[] answer;
    try {
      answer = scorers.mine().predict(ByteBufUtil.getBytes(body));
    } catch (OrtException e) {
      throw new IllegalStateException(e);
    }
    Http2Headers headers =
        new DefaultHttp2Headers(false)
            .status(OK)
            .set(HttpHeaderNames.CONTENT_TYPE, HttpHeaderValues.APPLICATION_JSON)
            .setInt(HttpHeaderNames.CONTENT_LENGTH, answer.length);
    var _ = encoder.writeHeaders(context, stream, headers, 0, false, context.newPromise());
    var _ =
        encoder.writeData(
            context, stream, Unpooled.wrappedBuffer(answer), 0, true, context.newPromise());
    // The handler flushes when it has read all that has come.
  }

  private static ByteBuf empty() {
    return Unpooled.buffer();
  }
}
