package dev.knativepredict.http2client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class Http2ConnectionTest {

  @Test
  void readsTheResponseOfEachRequestAndIgnoresWhatIsForNobody() throws Exception {
    ByteArrayOutputStream answers = new ByteArrayOutputStream();
    new Frame(Frame.SETTINGS, 0, 0, new byte[0]).write(answers);
    new Frame(Frame.SETTINGS, Frame.ACK, 0, new byte[0]).write(answers);
    new Frame(Frame.PING, 0, 0, new byte[8]).write(answers);
    respond(1, 0x88, "one", answers);
    new Frame(Frame.WINDOW_UPDATE, 0, 0, new byte[] {0, 0, 0, 1}).write(answers);
    respond(3, 0x8d, "two", answers);

    try (ServerSocket server = serve(answers.toByteArray());
        Http2Connection connection = new Http2Connection(server.getLocalPort())) {
      assertThat(connection.send(Http2Request.post("/predict", "{}")))
          .isEqualTo(new Http2Connection.Response(200, "one"));
      assertThat(connection.send(Http2Request.get("/nothing")))
          .isEqualTo(new Http2Connection.Response(404, "two"));
    }
  }

  @Test
  void aStreamThatTheServerResetsIsAnError() throws Exception {
    ByteArrayOutputStream answers = new ByteArrayOutputStream();
    new Frame(Frame.RST_STREAM, 0, 1, new byte[] {0, 0, 0, 2}).write(answers);
    assertFails(answers.toByteArray(), IOException.class, "the server ends the request");
  }

  @Test
  void aServerThatSpeaksOnlyHttp11IsAnError() throws Exception {
    byte[] answer = "HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
    assertFails(answer, IOException.class, "no frame of HTTP/2");
  }

  @Test
  void aConnectionThatEndsTooEarlyIsAnError() throws Exception {
    assertFails(new byte[] {0, 0}, EOFException.class, "closed the connection");
  }

  private static void assertFails(byte[] answer, Class<?> kind, String message) throws Exception {
    try (ServerSocket server = serve(answer);
        Http2Connection connection = new Http2Connection(server.getLocalPort())) {
      assertThatThrownBy(() -> connection.send(Http2Request.get("/")))
          .isInstanceOf(kind)
          .hasMessageContaining(message);
    }
  }

  private static void respond(int stream, int status, String body, ByteArrayOutputStream out) {
    new Frame(Frame.HEADERS, Frame.END_HEADERS, stream, new byte[] {(byte) status}).write(out);
    new Frame(Frame.DATA, Frame.END_STREAM, stream, body.getBytes(StandardCharsets.UTF_8))
        .write(out);
  }

  /** Accepts one connection, reads the first bytes, writes the answer and sends no more. */
  private static ServerSocket serve(byte[] answer) throws IOException {
    ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    Thread.ofVirtual()
        .start(() -> {
          try (Socket socket = server.accept()) {
            socket.getInputStream().readNBytes(24);
            socket.getOutputStream().write(answer);
            socket.shutdownOutput();
            socket.getInputStream().transferTo(OutputStream.nullOutputStream());
          } catch (IOException e) {
            // The client has left.
          }
        });
    return server;
  }
}
