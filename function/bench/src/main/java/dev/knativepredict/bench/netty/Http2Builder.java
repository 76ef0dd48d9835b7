package dev.knativepredict.bench.netty;

import io.netty.handler.codec.http2.AbstractHttp2ConnectionHandlerBuilder;
import io.netty.handler.codec.http2.Http2ConnectionDecoder;
import io.netty.handler.codec.http2.Http2ConnectionEncoder;
import io.netty.handler.codec.http2.Http2ConnectionHandler;
import io.netty.handler.codec.http2.Http2Settings;

/**
 * Makes the handler of a connection's frames: Netty's lowest level, without a channel per stream.
 */
final class Http2Builder
    extends AbstractHttp2ConnectionHandlerBuilder<Http2ConnectionHandler, Http2Builder> {

  private final Scorers scorers;

  Http2Builder(Scorers scorers) {
    this.scorers = scorers;
    server(true);
  }

  @Override
  protected Http2ConnectionHandler build() {
    return super.build();
  }

  @Override
  protected Http2ConnectionHandler build(
      Http2ConnectionDecoder decoder, Http2ConnectionEncoder encoder, Http2Settings settings) {
    frameListener(new Http2Predictions(scorers, encoder));
    return new Handler(decoder, encoder, settings);
  }

  /** Its constructor is open to subclasses only. */
  private static final class Handler extends Http2ConnectionHandler {

    Handler(
        Http2ConnectionDecoder decoder, Http2ConnectionEncoder encoder, Http2Settings settings) {
      super(decoder, encoder, settings);
    }
  }
}
