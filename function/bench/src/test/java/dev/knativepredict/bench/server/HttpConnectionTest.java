package dev.knativepredict.bench.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import org.junit.jupiter.api.Test;

class HttpConnectionTest {

  private static final String TWO_RESPONSES =
      """
      HTTP/1.1 200 OK\r
      content-length: 5\r
      \r
      first\
      HTTP/1.1 503 Service Unavailable\r
      Transfer-Encoding: chunked\r
      \r
      4\r
      seco\r
      2\r
      nd\r
      0\r
      \r
      """;

  @Test
  void readsResponsesWithALengthAndInChunksOneAfterTheOther() throws Exception {
    try (ServerSocket server = serve(TWO_RESPONSES);
        HttpConnection connection = new HttpConnection(server.getLocalPort())) {
      assertThat(connection.send(new byte[0])).isEqualTo(new HttpConnection.Response(200, "first"));
      assertThat(connection.send(new byte[0]))
          .isEqualTo(new HttpConnection.Response(503, "second"));
    }
  }

  @Test
  void aConnectionThatEndsTooEarlyIsAnError() throws Exception {
    try (ServerSocket server = serve("HTTP/1.1 200 OK\r\n");
        HttpConnection connection = new HttpConnection(server.getLocalPort())) {
      assertThatThrownBy(() -> connection.send(new byte[0])).isInstanceOf(EOFException.class);
    }
  }

  /** Accepts one connection, writes the text and closes the connection. */
  private static ServerSocket serve(String text) throws IOException {
    ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    Thread.ofVirtual()
        .start(() -> {
          try (Socket socket = server.accept()) {
            socket.getOutputStream().write(text.getBytes(UTF_8));
          } catch (IOException e) {
            throw new IllegalStateException(e);
          }
        });
    return server;
  }
}
