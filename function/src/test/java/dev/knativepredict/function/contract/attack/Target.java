package dev.knativepredict.function.contract.attack;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * What is attacked: a function at a URL, or one that the suite has started.
 *
 * @param authority what requests name as their host
 * @param process the process, if the suite has started it
 */
record Target(
    InetSocketAddress address, String authority, Optional<AttackedProcess> process, Tally tally)
    implements AutoCloseable {

  static Target at(String url) {
    URI uri = URI.create(url);
    if (!"http".equals(uri.getScheme()) || uri.getHost() == null) {
      throw new IllegalArgumentException("URL must be like http://host:8080, not " + url);
    }
    int port = uri.getPort() < 0 ? 80 : uri.getPort();
    return new Target(
        new InetSocketAddress(uri.getHost(), port),
        uri.getAuthority(),
        Optional.empty(),
        new Tally());
  }

  static Target of(AttackedProcess process) {
    return new Target(
        new InetSocketAddress("localhost", process.port()),
        "localhost:" + process.port(),
        Optional.of(process),
        new Tally());
  }

  String name() {
    return process
        .map(started -> started.isTomcat() ? "function/web" : "function")
        .orElse(authority);
  }

  /** Whether it is Spring Boot with Tomcat, which differs a little: see docs/web.md. */
  boolean isTomcat() {
    return process.map(AttackedProcess::isTomcat).orElse(false);
  }

  /** How long a request may take to arrive, and an answer to be read. */
  int transferMillis() {
    return process.isPresent() ? AttackedProcess.TRANSFER_MILLIS : 60_000;
  }

  Wire connect() throws IOException {
    return connect(address.getPort());
  }

  /** A connection whose receiver has room for little. */
  Wire connectSmall() throws IOException {
    Socket socket = new Socket();
    socket.setReceiveBufferSize(4_096);
    return connect(socket, address.getPort());
  }

  Wire connectManagement() throws IOException {
    return connect(process.orElseThrow().managementPort());
  }

  private Wire connect(int port) throws IOException {
    return connect(new Socket(), port);
  }

  private Wire connect(Socket socket, int port) throws IOException {
    socket.connect(new InetSocketAddress(address.getAddress(), port), 5_000);
    socket.setTcpNoDelay(true);
    return new Wire(socket, tally);
  }

  /** Sends bytes on a connection of their own; all that comes back until it is closed or silent. */
  Answers exchange(String bytes) throws IOException {
    try (Wire wire = connect()) {
      wire.sendBeside(bytes);
      return wire.all();
    }
  }

  /** A request's head, with the host and further lines. */
  String head(String requestLine, String... lines) {
    return requestLine
        + "\r\nHost: "
        + authority
        + "\r\n"
        + String.join("", List.of(lines).stream().map(line -> line + "\r\n").toList())
        + "\r\n";
  }

  /** A good request, and the last on its connection. */
  String last() {
    return head("GET /livez HTTP/1.1", "Connection: close");
  }

  /** Whether a caller on a new connection gets an answer within a second. */
  boolean isAlive() throws IOException {
    try (Wire wire = connect()) {
      wire.send(last());
      return wire.until(answers -> !answers.finals().isEmpty(), 2_000)
          .statuses()
          .equals(List.of(200));
    }
  }

  @Override
  public void close() throws IOException {
    if (process.isPresent()) {
      process.get().close();
    }
  }
}
