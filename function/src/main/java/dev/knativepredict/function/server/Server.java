package dev.knativepredict.function.server;

import dev.knativepredict.function.edge.Edge;
import dev.knativepredict.function.settings.Limits;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/**
 * Serves an edge on a port, by HTTP/1.1 and by HTTP/2 in clear text: one virtual thread per
 * connection, which blocks, and one per request of HTTP/2.
 */
public final class Server implements Listener {

  private static final Logger LOG = System.getLogger(Server.class.getName());

  private static final int BACKLOG = 1_024;

  private final ServerSocket socket;
  private final Answering answering;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  final Connections connections;

  private Server(ServerSocket socket, Answering answering) {
    this.socket = socket;
    this.answering = answering;
    this.connections = new Connections(answering.limits().connections());
  }

  /** Prepares what the first response would otherwise wait for: the formatter of its date. */
  public static void prepare() {
    HttpDate.now();
  }

  /**
   * Opens a port.
   *
   * @param port its setting, and its number: 0 for any free port
   * @param headers those of every response
   */
  public static Server start(
      Port port, Edge edge, Supplier<Map<String, String>> headers, Limits limits)
      throws IOException {
    Server started = new Server(open(port), new Answering(edge, headers, limits));
    Thread.ofPlatform().name("accept").start(started.acceptor());
    Thread.ofPlatform().name("idle").daemon().start(started.connections::sweep);
    return started;
  }

  private Acceptor acceptor() {
    return new Acceptor(socket, connections, answering, threads);
  }

  private static ServerSocket open(Port port) throws IOException {
    ServerSocket socket = new ServerSocket();
    try {
      socket.bind(new InetSocketAddress(port.number()), BACKLOG);
      return socket;
    } catch (BindException e) {
      socket.close();
      throw new IOException(
          "%s: port %d can't be opened: %s"
              .formatted(port.setting(), port.number(), e.getMessage()),
          e);
    }
  }

  @Override
  public int port() {
    return socket.getLocalPort();
  }

  /** How many connections are open. */
  public long connections() {
    return connections.count();
  }

  /** How many bytes of requests and responses are held in memory. */
  public long heldBytes() {
    return answering.heldBytes().held();
  }

  @Override
  public void drain(int millis) {
    connections.drain();
    answering.inFlight().drain(millis);
    try {
      socket.close();
    } catch (IOException e) {
      LOG.log(Level.DEBUG, "The port was closed already", e);
    }
    connections.close();
    threads.shutdownNow();
  }
}
