package dev.knativepredict.bench.netty;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.ByteToMessageDecoder;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpServerCodec;
import java.util.List;

/** Looks at the first bytes of a connection, and leaves the rest to HTTP/1.1 or HTTP/2. */
final class ProtocolDetector extends ByteToMessageDecoder {

  private static final int MAX_BODY_BYTES = 1 << 22;

  /** HTTP/2 begins with {@code PRI}; no method of HTTP/1.1 does. */
  private static final int PR = 'P' << 8 | 'R';

  private final Scorers scorers;

  ProtocolDetector(Scorers scorers) {
    this.scorers = scorers;
  }

  @Override
  protected void decode(ChannelHandlerContext context, ByteBuf in, List<Object> out) {
    if (in.readableBytes() < 2) {
      return;
    }
    if (in.getUnsignedShort(in.readerIndex()) == PR) {
      context.pipeline().addLast(new Http2Builder(scorers).build());
    } else {
      context
          .pipeline()
          .addLast(new HttpServerCodec(), new HttpObjectAggregator(MAX_BODY_BYTES))
          .addLast(new PredictHandler(scorers));
    }
    // What was read so far goes to the new handlers.
    context.pipeline().remove(this);
  }
}
