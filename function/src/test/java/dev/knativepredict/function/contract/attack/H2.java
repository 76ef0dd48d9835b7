package dev.knativepredict.function.contract.attack;

import dev.knativepredict.function.contract.attack.Frames.Frame;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** A connection that speaks HTTP/2 from its first byte. */
final class H2 implements AutoCloseable {

  private final Wire wire;
  private final String authority;
  private final Tally tally;

  private H2(Wire wire, Target target) {
    this.wire = wire;
    this.authority = target.authority();
    this.tally = target.tally();
  }

  /** A connection after its preface. */
  static H2 open(Target target) throws IOException {
    H2 h2 = bare(target);
    h2.send(Frames.join(Frames.PREFACE, Frames.settings()));
    return h2;
  }

  /** A connection before its preface. */
  static H2 bare(Target target) throws IOException {
    return new H2(target.connect(), target);
  }

  boolean send(byte[] bytes) {
    return wire.sendMore(bytes);
  }

  /** Sends many frames while another thread reads, as a flood does not wait for answers. */
  void flood(byte[] bytes, int requests) throws IOException {
    tally.sent(requests);
    Thread sender = Thread.ofVirtual().start(() -> send(bytes));
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(8);
    while (sender.isAlive() && !wire.isClosed() && System.nanoTime() < end) {
      wire.receive(System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(50));
    }
  }

  /** The head of a request, with further headers. */
  byte[] head(String method, String path, String... more) {
    return Frames.join(
        Frames.literals(
            ":method", method, ":scheme", "http", ":path", path, ":authority", authority),
        Frames.literals(more));
  }

  byte[] get(int stream, String path) {
    tally.sent(1);
    int flags = Frames.END_STREAM | Frames.END_HEADERS;
    return Frames.frame(Frames.HEADERS, flags, stream, head("GET", path));
  }

  List<Frame> until(Predicate<List<Frame>> enough, int millis) throws IOException {
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
    List<Frame> frames = frames();
    while (!enough.test(frames) && !wire.isClosed() && wire.receive(end)) {
      frames = frames();
    }
    return frames;
  }

  List<Frame> frames() {
    return Frames.parse(wire.received());
  }

  /** Whether a request on a stream is answered with 200. */
  boolean isAnswered(int stream) throws IOException {
    return until(frames -> frames.stream().anyMatch(f -> f.stream() == stream && f.isOk()), 2_500)
        .stream()
        .anyMatch(f -> f.stream() == stream && f.isOk());
  }

  /** Whether the server has ended the connection, or said that it will. */
  boolean isEnded(int millis) throws IOException {
    List<Frame> frames =
        until(received -> received.stream().anyMatch(f -> f.type() == Frames.GOAWAY), millis);
    return wire.isClosed() || frames.stream().anyMatch(f -> f.type() == Frames.GOAWAY);
  }

  /** For the table: how many frames of which type came. */
  @Override
  public String toString() {
    String types =
        frames().stream()
            .collect(
                Collectors.groupingBy(Frame::type, java.util.TreeMap::new, Collectors.counting()))
            .entrySet()
            .stream()
            .map(entry -> name(entry.getKey()) + "×" + entry.getValue())
            .collect(Collectors.joining(" "));
    return types + (wire.isClosed() ? ", closed" : ", open");
  }

  private static String name(int type) {
    return switch (type) {
      case Frames.DATA -> "DATA";
      case Frames.HEADERS -> "HEADERS";
      case Frames.RST_STREAM -> "RST";
      case Frames.SETTINGS -> "SETTINGS";
      case Frames.PING -> "PING";
      case Frames.GOAWAY -> "GOAWAY";
      case Frames.WINDOW_UPDATE -> "WINDOW";
      default -> "type " + type;
    };
  }

  @Override
  public void close() throws IOException {
    wire.close();
  }
}
