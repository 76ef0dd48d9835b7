package dev.knativepredict.image;

import java.io.IOException;
import java.io.PushbackInputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

/**
 * A port in front of an HTTP server that refuses TLS at once: clients that try TLS first would wait
 * for the JDK's server until their timeout.
 */
final class PlainHttpOnly implements AutoCloseable {

  private static final int TLS_HANDSHAKE = 0x16;

  private final int serverPort;
  private final ServerSocket front;

  PlainHttpOnly(int serverPort) throws IOException {
    this.serverPort = serverPort;
    this.front = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(this::accept);
  }

  int port() {
    return front.getLocalPort();
  }

  private void accept() {
    try {
      while (true) {
        Socket client = front.accept();
        Thread.ofVirtual().start(() -> relay(client));
      }
    } catch (IOException closed) {
      // The test has ended.
    }
  }

  private void relay(Socket client) {
    try (client;
        PushbackInputStream in = new PushbackInputStream(client.getInputStream())) {
      int first = in.read();
      if (first >= 0 && first != TLS_HANDSHAKE) {
        in.unread(first);
        relay(in, client);
      }
    } catch (IOException closed) {
      // One of both sides has ended the connection.
    }
  }

  private void relay(PushbackInputStream in, Socket client) throws IOException {
    try (Socket server = new Socket(InetAddress.getLoopbackAddress(), serverPort)) {
      Thread.ofVirtual()
          .start(() -> {
            try {
              in.transferTo(server.getOutputStream());
            } catch (IOException closed) {
              // One of both sides has ended the connection.
            }
          });
      server.getInputStream().transferTo(client.getOutputStream());
    }
  }

  @Override
  public void close() throws IOException {
    front.close();
  }
}
