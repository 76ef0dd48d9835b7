package dev.knativepredict.function.server;

import dev.knativepredict.function.edge.Edge;
import dev.knativepredict.function.edge.HttpError;
import dev.knativepredict.function.edge.Response;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpStatus;
import org.apache.hc.core5.http.RequestHeaderFieldsTooLargeException;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.impl.io.DefaultBHttpServerConnection;
import org.apache.hc.core5.http.impl.io.DefaultHttpRequestParserFactory;
import org.apache.hc.core5.http.message.BasicClassicHttpResponse;
import org.jspecify.annotations.Nullable;

/** One connection: a request and its response after the other, until one side closes it. */
final class Connection implements AutoCloseable {

  private static final int LONGEST_LINE = 8_192;

  private static final Http1Config HTTP =
      Http1Config.custom()
          .setBufferSize(4_096)
          .setMaxLineLength(LONGEST_LINE)
          .setMaxHeaderCount(100)
          .build();

  private static final DefaultHttpRequestParserFactory REQUESTS =
      new DefaultHttpRequestParserFactory(HTTP, null, RequestTarget.FACTORY);

  private static final int MOST_REST_BYTES = 64 << 20;

  /** What a connection is waiting for. */
  enum Phase {
    NEXT_REQUEST,
    REST_OF_REQUEST,
    ANSWER,
    REST_OF_ANSWER
  }

  private final Socket socket;
  private final Edge edge;
  private final Supplier<Map<String, String>> headers;
  private final InFlight inFlight;
  private final DefaultBHttpServerConnection http =
      new DefaultBHttpServerConnection(null, HTTP, null, null, null, null, REQUESTS, null);
  private volatile Phase phase = Phase.NEXT_REQUEST;
  private volatile long sinceNanos = System.nanoTime();

  Connection(Socket socket, Edge edge, Supplier<Map<String, String>> headers, InFlight inFlight) {
    this.socket = socket;
    this.edge = edge;
    this.headers = headers;
    this.inFlight = inFlight;
  }

  Phase phase() {
    return phase;
  }

  /** When its phase began, by {@link System#nanoTime}. */
  long sinceNanos() {
    return sinceNanos;
  }

  /** Answers requests until the connection is closed. */
  void run() throws IOException {
    socket.setTcpNoDelay(true);
    http.bind(socket);
    while (http.isOpen()) {
      enter(Phase.NEXT_REQUEST);
      try {
        ClassicHttpRequest request = http.receiveRequestHeader();
        if (request == null) {
          return;
        }
        answer(request);
      } catch (RequestHeaderFieldsTooLargeException e) {
        refuse(new HttpError.HeadTooLong(LONGEST_LINE));
      } catch (HttpException e) {
        refuse(new HttpError.MalformedRequest());
      }
    }
  }

  private void answer(ClassicHttpRequest request) throws IOException, HttpException {
    inFlight.begin();
    try {
      enter(Phase.REST_OF_REQUEST);
      http.receiveRequestEntity(request);
      if (request.containsHeader(HttpHeaders.EXPECT)) {
        http.sendResponseHeader(new BasicClassicHttpResponse(HttpStatus.SC_CONTINUE));
        http.flush();
      }
      Map<String, String> common = headers.get();
      InputStream body = body(request.getEntity());
      Response response = edge.answer(Messages.request(request, body));
      boolean whole = readRest(body);
      enter(Phase.REST_OF_ANSWER);
      boolean keepAlive = whole && !inFlight.isDraining() && Messages.keepsAlive(request);
      send(Messages.response(response, common, keepAlive), request.getMethod().equals("HEAD"));
      if (!keepAlive) {
        http.close();
      }
    } finally {
      inFlight.end();
    }
  }

  private void refuse(HttpError error) throws IOException {
    try {
      send(Messages.response(edge.refuse(error), headers.get(), false), false);
    } catch (HttpException e) {
      throw new IOException(e);
    } finally {
      http.close();
    }
  }

  private void send(BasicClassicHttpResponse response, boolean headOnly)
      throws IOException, HttpException {
    http.sendResponseHeader(response);
    if (!headOnly) {
      http.sendResponseEntity(response);
    }
    http.flush();
  }

  private InputStream body(@Nullable HttpEntity entity) throws IOException {
    if (entity == null) {
      enter(Phase.ANSWER);
      return InputStream.nullInputStream();
    }
    return new Body(entity.getContent());
  }

  /** Reads the rest of a body, because a caller who is still sending does not read a response. */
  private static boolean readRest(InputStream body) {
    try {
      byte[] rest = new byte[0];
      int left = MOST_REST_BYTES;
      for (int read = body.read(); read >= 0 && left > 0; left -= read) {
        rest = rest.length == 0 ? new byte[8_192] : rest;
        read = body.read(rest);
      }
      return left > 0;
    } catch (IOException e) {
      // Cut off, or with invalid chunks; whoever read it has refused it.
      return false;
    }
  }

  private void enter(Phase next) {
    sinceNanos = System.nanoTime();
    phase = next;
  }

  /** Closes it, even while another thread reads or writes. */
  void abort() {
    try {
      socket.close();
    } catch (IOException e) {
      // It is closed already.
    }
  }

  @Override
  public void close() throws IOException {
    http.close();
    socket.close();
  }

  /** Notes when a body is complete: until then the connection waits for the caller. */
  private final class Body extends FilterInputStream {

    Body(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      return noted(super.read());
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      return noted(super.read(bytes, offset, length));
    }

    private int noted(int read) {
      if (read < 0 && phase == Phase.REST_OF_REQUEST) {
        enter(Phase.ANSWER);
      }
      return read;
    }
  }
}
