package dev.knativepredict.function.server;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ContentLengthStrategy;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.impl.io.ChunkedInputStream;
import org.apache.hc.core5.http.impl.io.DefaultBHttpServerConnection;
import org.apache.hc.core5.http.impl.io.DefaultHttpRequestParserFactory;
import org.apache.hc.core5.http.impl.io.SocketHolder;
import org.apache.hc.core5.http.io.HttpMessageParser;
import org.apache.hc.core5.http.io.SessionInputBuffer;

/** HttpCore's HTTP/1.1, which gets every line through {@link StrictLines}. */
final class HttpCoreConnection extends DefaultBHttpServerConnection {

  private static final Http1Config LIMITS =
      Http1Config.custom()
          .setBufferSize(4_096)
          .setMaxLineLength(StrictLines.LONGEST)
          .setMaxHeaderCount(100)
          .build();

  private static final DefaultHttpRequestParserFactory PARSERS =
      new DefaultHttpRequestParserFactory(LIMITS, null, RequestTarget.FACTORY);

  /**
   * Reads requests from a socket.
   *
   * @param begun is told when a request begins
   */
  HttpCoreConnection(Runnable begun) {
    super(null, LIMITS, null, null, null, null, _ -> new StrictHeads(begun), null);
  }

  /** Binds it to a socket some of whose bytes have been read, and are given back by a stream. */
  void bind(Socket socket, InputStream in) throws IOException {
    bind(
        new SocketHolder(socket) {
          @Override
          protected InputStream getInputStream(Socket same) {
            return in;
          }
        });
  }

  @Override
  protected InputStream createContentInputStream(
      long length, SessionInputBuffer buffer, InputStream in) {
    return length == ContentLengthStrategy.CHUNKED
        ? new ChunkedInputStream(new ChunkLines(buffer), in, LIMITS)
        : super.createContentInputStream(length, buffer, in);
  }

  private static final class StrictHeads implements HttpMessageParser<ClassicHttpRequest> {

    private final HttpMessageParser<ClassicHttpRequest> parser = PARSERS.create();
    private final Runnable begun;

    StrictHeads(Runnable begun) {
      this.begun = begun;
    }

    @Override
    public ClassicHttpRequest parse(SessionInputBuffer buffer, InputStream in)
        throws IOException, HttpException {
      ClassicHttpRequest request = parser.parse(new HeadLines(buffer, begun), in);
      if (request != null) {
        Framing.check(request);
      }
      return request;
    }
  }
}
