package dev.knativepredict.function.contract.attack;

import dev.knativepredict.function.contract.attack.Attack.Verdict;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;

/** Callers who are slow on purpose. All of them are slow at the same time. */
final class TimeAttacks {

  /** How much later than the limit a slow caller may be cut off. */
  private static final int GRACE_MILLIS = 4_000;

  private static final int LONG_ANSWER = 8_000_000;

  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Attacks attacks = new Attacks("slow callers");
  private final List<Callable<Verdict>> slow = new ArrayList<>();
  private final List<Future<Verdict>> verdicts = new ArrayList<>();
  private final Target target;
  private final int limitMillis;

  private TimeAttacks(Target target) {
    this.target = target;
    this.limitMillis = target.transferMillis();
  }

  static List<Attack> all(Target target) {
    TimeAttacks all = new TimeAttacks(target);
    String post = "POST /predict HTTP/1.1";
    all.drip("nothing after half a head", target.head("GET /livez HTTP/1.1").strip(), _ -> "");
    all.drip(
        "a line of the head at a time", "GET /livez HTTP/1.1\r\n", i -> "X-%d: y\r\n".formatted(i));
    all.drip("a byte of a header at a time", "GET /livez HTTP/1.1\r\nX: ", _ -> "y");
    all.drip("a byte of the target at a time", "GET /", _ -> "x");
    all.drip("an empty line at a time", "\r\n", _ -> "\r\n");
    all.drip(
        "nothing after half a body",
        target.head(post, "Content-Type: application/json", "Content-Length: 500") + "{",
        _ -> "");
    all.drip(
        "a byte of the body at a time",
        target.head(post, "Content-Type: application/json", "Content-Length: 500"),
        _ -> " ");
    all.drip(
        "a chunk at a time",
        target.head(post, "Content-Type: application/json", "Transfer-Encoding: chunked"),
        _ -> "1\r\n \r\n");
    all.drip(
        "a byte of a chunk's extension at a time",
        target.head(post, "Content-Type: application/json", "Transfer-Encoding: chunked") + "1;",
        _ -> "x");
    all.drip(
        "a trailer at a time",
        target.head(post, "Content-Type: application/json", "Transfer-Encoding: chunked") + "0\r\n",
        i -> "X-%d: y\r\n".formatted(i));
    all.drip(
        "a byte of a body that nobody reads",
        target.head("POST /nosuch HTTP/1.1", "Content-Length: 500"),
        _ -> " ");
    all.drip(
        "nothing after asking to go on",
        target.head(
            post, "Content-Type: application/json", "Expect: 100-continue", "Content-Length: 500"),
        _ -> "");
    if (!target.isTomcat() && target.process().isPresent()) {
      all.drip("half of the preface of HTTP/2", "PRI * HTTP/2.0\r\n\r\nSM", _ -> "");
      all.drip(
          "CONTINUATIONs of HTTP/2",
          latin1(
              Frames.join(
                  Frames.PREFACE,
                  Frames.settings(),
                  Frames.frame(
                      Frames.HEADERS, Frames.END_STREAM, 1, Frames.literals(":method", "GET")))),
          _ -> latin1(Frames.frame(Frames.CONTINUATION, 0, 1, Frames.literals("x", "y"))));
    }
    if (target.process().isPresent()) {
      all.slowReader();
    }
    return all.attacks.list();
  }

  private static String latin1(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }

  /** Sends a first part, then a little more every so often, until the server closes. */
  private void drip(String name, String first, IntFunction<String> more) {
    add(
        name,
        () -> {
          long start = System.nanoTime();
          try (Wire wire = target.connect()) {
            wire.send(first);
            for (int i = 0;
                seconds(start) * 1_000 < limitMillis + GRACE_MILLIS && !wire.isClosed();
                i++) {
              wire.receive(System.nanoTime() + 300_000_000L);
              wire.sendMore(more.apply(i).getBytes(StandardCharsets.ISO_8859_1));
            }
            return Verdict.of(
                wire.isClosed(),
                "%s after %.1f s".formatted(wire.until(_ -> true, 1), seconds(start)));
          }
        });
  }

  private void slowReader() {
    add(
        "a long answer that is read byte by byte",
        () -> {
          String body = Integer.toString(LONG_ANSWER);
          try (Wire wire = target.connectSmall()) {
            wire.send(
                target.head(
                        "POST /fill HTTP/1.1",
                        "Content-Type: application/json",
                        "Content-Length: " + body.length())
                    + body);
            long start = System.nanoTime();
            while (seconds(start) * 1_000 < limitMillis + GRACE_MILLIS) {
              wire.readByte();
              Thread.sleep(100);
            }
            long received = wire.countToEnd();
            return Verdict.of(
                received < LONG_ANSWER && wire.isClosed(),
                received + " bytes" + (wire.isClosed() ? ", closed" : ", open"));
          }
        });
  }

  /** The first that is judged starts all. */
  private void add(String name, Callable<Verdict> caller) {
    int index = slow.size();
    slow.add(caller);
    attacks.add(
        name,
        "closed after %.1f s".formatted(limitMillis / 1_000.0),
        _ -> {
          if (verdicts.isEmpty()) {
            slow.forEach(each -> verdicts.add(threads.submit(each)));
          }
          return verdicts.get(index).get();
        });
  }

  private static double seconds(long startNanos) {
    return (System.nanoTime() - startNanos) / 1e9;
  }
}
