package dev.knativepredict.function.server;

import dev.knativepredict.function.edge.Edge;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.apache.hc.core5.http.protocol.HttpDateGenerator;

/** Serves an edge on a port: one virtual thread per connection, on which HttpCore blocks. */
public final class Server implements Listener {

  private static final Logger LOG = System.getLogger(Server.class.getName());

  private static final int BACKLOG = 1_024;

  private final Edge edge;
  private final Supplier<Map<String, String>> headers;
  private final ServerSocket socket;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Connections connections = new Connections();
  private final InFlight inFlight = new InFlight();

  private Server(Edge edge, Supplier<Map<String, String>> headers, ServerSocket socket) {
    this.edge = edge;
    this.headers = headers;
    this.socket = socket;
  }

  /** Prepares what the first response would otherwise wait for: the formatter of its date. */
  public static void prepare() {
    HttpDateGenerator.INSTANCE.getCurrentDate();
  }

  /**
   * Opens a port.
   *
   * @param port 0 for any free port
   * @param headers those of every response
   */
  public static Server start(int port, Edge edge, Supplier<Map<String, String>> headers)
      throws IOException {
    Server started = new Server(edge, headers, open(port));
    Thread.ofPlatform().name("accept").start(started::accept);
    Thread.ofPlatform().name("idle").daemon().start(started.connections::sweep);
    return started;
  }

  private static ServerSocket open(int port) throws IOException {
    ServerSocket socket = new ServerSocket();
    try {
      socket.bind(new InetSocketAddress(port), BACKLOG);
      return socket;
    } catch (BindException e) {
      socket.close();
      throw new IOException("port %d can't be opened: %s".formatted(port, e.getMessage()), e);
    }
  }

  @Override
  public int port() {
    return socket.getLocalPort();
  }

  @Override
  public void drain(int millis) {
    inFlight.drain(millis);
    close();
    connections.close();
    threads.shutdownNow();
  }

  private void close() {
    try {
      socket.close();
    } catch (IOException e) {
      LOG.log(Level.DEBUG, "The port was closed already", e);
    }
  }

  private void accept() {
    while (!socket.isClosed()) {
      try {
        Socket caller = socket.accept();
        threads.execute(() -> serve(caller));
      } catch (IOException e) {
        // The port was closed, or the caller has already gone.
        LOG.log(Level.DEBUG, "Nobody was accepted", e);
      }
    }
  }

  private void serve(Socket caller) {
    try (Connection connection = new Connection(caller, edge, headers, inFlight)) {
      connections.add(connection);
      try {
        connection.run();
      } finally {
        connections.remove(connection);
      }
    } catch (IOException e) {
      LOG.log(Level.DEBUG, "A connection broke", e);
    }
  }
}
