package dev.knativepredict.function.web;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.Comparator;
import org.apache.tomcat.util.net.NioChannel;
import org.apache.tomcat.util.net.NioEndpoint;
import org.apache.tomcat.util.net.SocketWrapperBase;

/** Tomcat's connections, bounded: a new one replaces one that is idle, or is told to try again. */
final class BoundedEndpoint extends NioEndpoint {

  /** What Tomcat's buffers and threads of a busy connection take of the heap. */
  private static final int CONNECTION_BYTES = 1 << 18;

  /** One that has just come is not idle: Tomcat may not even have begun to wait for its bytes. */
  private static final long IDLE_MILLIS = 1_000;

  private static final String TOO_MANY =
      "HTTP/1.1 503 \r\nRetry-After: 1\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";

  private final SlowCallers slowCallers;
  private volatile int most = Integer.MAX_VALUE;

  BoundedEndpoint(SlowCallers slowCallers) {
    this.slowCallers = slowCallers;
  }

  /** Bounds connections by their number and by the heap. */
  void bound(int connections) {
    most = (int) Math.min(connections, Runtime.getRuntime().maxMemory() / CONNECTION_BYTES);
    // Tomcat would leave those beyond its own limit without an answer.
    setMaxConnections(Integer.MAX_VALUE);
  }

  @Override
  protected boolean setSocketOptions(SocketChannel socket) {
    if (connections.size() >= most && !closeIdle()) {
      refuse(socket);
      return false;
    }
    return super.setSocketOptions(socket);
  }

  private boolean closeIdle() {
    var longest =
        connections.values().stream()
            .filter(connection -> !slowCallers.isBusy(connection))
            .filter(connection -> lastRead(connection) < System.currentTimeMillis() - IDLE_MILLIS)
            .min(Comparator.comparingLong(BoundedEndpoint::lastRead));
    longest.ifPresent(SocketWrapperBase::close);
    return longest.isPresent();
  }

  private static long lastRead(SocketWrapperBase<NioChannel> connection) {
    return connection instanceof NioSocketWrapper wrapper ? wrapper.getLastRead() : 0;
  }

  private static void refuse(SocketChannel socket) {
    try {
      socket.configureBlocking(false);
      socket.write(ByteBuffer.wrap(TOO_MANY.getBytes(US_ASCII)));
      socket.shutdownOutput();
    } catch (IOException e) {
      // The caller has gone.
    }
  }
}
