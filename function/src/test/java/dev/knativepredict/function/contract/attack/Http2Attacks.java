package dev.knativepredict.function.contract.attack;

import dev.knativepredict.function.contract.attack.Attack.Verdict;
import dev.knativepredict.function.contract.attack.Frames.Frame;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Floods and frames that are against RFC 9113, by prior knowledge. */
final class Http2Attacks {

  private static final int END_ALL = Frames.END_STREAM | Frames.END_HEADERS;

  /** What an attacker does on a connection whose preface has been sent. */
  @FunctionalInterface
  private interface Flood {
    void run(H2 h2) throws IOException;
  }

  private final Attacks attacks = new Attacks("HTTP/2");

  private Http2Attacks() {}

  static List<Attack> all(Target target) throws IOException {
    Http2Attacks all = new Http2Attacks();
    if (target.isTomcat() || (target.process().isEmpty() && !speaks(target))) {
      return List.of();
    }
    all.prefaces();
    all.floods();
    all.endless();
    all.wrongFrames();
    all.wrongRequests();
    return all.attacks.list();
  }

  private static boolean speaks(Target target) throws IOException {
    try (H2 h2 = H2.open(target)) {
      return h2.until(frames -> !frames.isEmpty(), 2_000).stream()
          .anyMatch(f -> f.type() == Frames.SETTINGS);
    }
  }

  private void prefaces() {
    attacks.add(
        "a good request",
        "200",
        target -> {
          try (H2 h2 = H2.open(target)) {
            h2.send(h2.get(1, "/livez"));
            return Verdict.of(h2.isAnswered(1), h2);
          }
        });
    attacks.add(
        "the preface byte by byte",
        "200",
        target -> {
          try (H2 h2 = H2.bare(target)) {
            for (byte b : Frames.join(Frames.PREFACE, Frames.settings(), h2.get(1, "/livez"))) {
              h2.send(new byte[] {b});
              Thread.sleep(1);
            }
            return Verdict.of(h2.isAnswered(1), h2);
          }
        });
    for (String preface :
        List.of(
            "PRI * HTTP/2.0\r\n\r\nXX\r\n\r\n",
            "PRI * HTTP/2.0\r\n\r\n\r\n\r\n\r\n\r\n",
            "PRI * HTTP/2.0\r\nHost: x\r\n\r\nSM\r\n\r\n",
            "PRI * HTTP/2.1\r\n\r\nSM\r\n\r\n",
            "PRI  * HTTP/2.0\r\n\r\nSM\r\n\r\n")) {
      attacks.add(
          "the false preface '%s'".formatted(SmugglingAttacks.shown(preface)),
          "closed, 400 or 505 at most",
          target -> {
            Answers answers = target.exchange(preface + target.last());
            boolean refused =
                answers.statuses().isEmpty() || List.of(400, 505).containsAll(answers.statuses());
            return Verdict.of(
                refused && answers.statuses().size() <= 1 && answers.closed(), answers);
          });
    }
    attacks.add(
        "PRI with HTTP/1.1",
        "400, 404, 405 or 501",
        target -> {
          Answers answers =
              target.exchange(target.head("PRI /livez HTTP/1.1", "Connection: close"));
          return Verdict.of(
              answers.statuses().size() == 1
                  && List.of(400, 404, 405, 501).containsAll(answers.statuses()),
              answers);
        });
    attacks.add(
        "an upgrade to h2c",
        "200 by HTTP/1.1",
        target -> {
          Answers answers =
              target.exchange(
                  target.head(
                      "GET /livez HTTP/1.1",
                      "Connection: Upgrade, HTTP2-Settings, close",
                      "Upgrade: h2c",
                      "HTTP2-Settings: AAMAAABkAARAAAAAAAIAAAAA"));
          return Verdict.of(
              answers.all().size() == 1 && answers.statuses().equals(List.of(200)), answers);
        });
    attacks.add(
        "a preface and nothing more",
        "others are answered",
        target -> {
          try (H2 h2 = H2.open(target)) {
            return Verdict.of(target.isAlive(), h2);
          }
        });
  }

  private void floods() {
    flood(
        "5,000 rapid resets",
        5_000,
        h2 -> h2.flood(pairs(h2, "/openapi.json", Frames.RST_STREAM, 8), 5_000));
    flood(
        "5,000 streams that provoke a reset",
        5_000,
        h2 -> h2.flood(pairs(h2, "/livez", Frames.WINDOW_UPDATE, 0), 5_000));
    flood("20,000 SETTINGS", 0, h2 -> h2.flood(Frames.repeat(Frames.settings(3, 100), 20_000), 0));
    flood(
        "50,000 PINGs",
        0,
        h2 -> h2.flood(Frames.repeat(Frames.frame(Frames.PING, 0, 0, new byte[8]), 50_000), 0));
    flood(
        "50,000 PRIORITYs",
        0,
        h2 ->
            h2.flood(
                Frames.repeat(
                    Frames.frame(Frames.PRIORITY, 0, 3, new byte[] {0, 0, 0, 1, 1}), 50_000),
                0));
    flood(
        "50,000 window updates",
        0,
        h2 ->
            h2.flood(
                Frames.repeat(Frames.frame(Frames.WINDOW_UPDATE, 0, 0, Frames.number(1)), 50_000),
                0));
    flood(
        "50,000 frames of an unknown type",
        0,
        h2 -> h2.flood(Frames.repeat(Frames.frame(77, 0, 0, new byte[8]), 50_000), 0));
    flood(
        "30,000 empty DATA",
        1,
        h2 -> {
          byte[] data = Frames.repeat(Frames.frame(Frames.DATA, 0, 1), 30_000);
          h2.flood(Frames.join(post(h2), data), 1);
        });
    flood("20,000 HEADERS of one stream", 1, h2 -> h2.flood(Frames.repeat(post(h2), 20_000), 1));
    flood(
        "a window of 0, and 400 requests",
        400,
        h2 -> {
          byte[][] parts = new byte[401][];
          parts[0] = Frames.settings(4, 0);
          for (int i = 1; i <= 400; i++) {
            parts[i] = get(h2, 2 * i - 1, "/openapi.json");
          }
          h2.flood(Frames.join(parts), 400);
        });
    attacks.add(
        "400 streams at once",
        "each answered or reset, or the connection ended",
        target -> {
          try (H2 h2 = H2.open(target)) {
            List<byte[]> requests = new ArrayList<>();
            for (int i = 0; i < 400; i++) {
              requests.add(h2.get(2 * i + 1, "/livez"));
            }
            h2.flood(Frames.join(requests.toArray(byte[][]::new)), 0);
            List<Frame> frames = h2.until(received -> ended(received) >= 400, 8_000);
            return Verdict.of((ended(frames) >= 400 || h2.isEnded(1_000)) && target.isAlive(), h2);
          }
        });
  }

  private static long ended(List<Frame> frames) {
    return frames.stream()
        .filter(
            f -> f.stream() > 0 && (f.type() == Frames.HEADERS || f.type() == Frames.RST_STREAM))
        .map(Frame::stream)
        .distinct()
        .count();
  }

  /** What has no end: a server can only end the connection. */
  private void endless() {
    ended(
        "20,000 empty CONTINUATIONs",
        h2 ->
            h2.flood(
                Frames.join(
                    unfinished(h2), Frames.repeat(Frames.frame(Frames.CONTINUATION, 0, 1), 20_000)),
                1));
    ended(
        "endless CONTINUATIONs",
        h2 ->
            h2.flood(
                Frames.join(
                    unfinished(h2),
                    Frames.repeat(
                        Frames.frame(
                            Frames.CONTINUATION, 0, 1, Frames.literals("x", "y".repeat(1_000))),
                        5_000)),
                1));
    refused(
        "a header list of 100 kB",
        h2 -> {
          byte[] part = Frames.literals("x", "y".repeat(1_000));
          h2.flood(
              Frames.join(
                  unfinished(h2),
                  Frames.repeat(Frames.frame(Frames.CONTINUATION, 0, 1, part), 100),
                  Frames.frame(Frames.CONTINUATION, Frames.END_HEADERS, 1)),
              1);
        });
    refused(
        "2,000 headers",
        h2 ->
            h2.flood(
                Frames.frame(
                    Frames.HEADERS,
                    END_ALL,
                    1,
                    Frames.join(
                        h2.head("GET", "/livez"), Frames.repeat(Frames.literals("x", "y"), 2_000))),
                1));
    refused(
        "an HPACK bomb",
        h2 -> {
          // One entry of 3,900 bytes in the table, named 10,000 times by one byte each.
          byte[] literal = Frames.literals("x", "y".repeat(3_900));
          literal[0] = 0x40;
          byte[] bomb = Frames.repeat(new byte[] {(byte) 0xbe}, 10_000);
          h2.flood(
              Frames.frame(
                  Frames.HEADERS, END_ALL, 1, Frames.join(h2.head("GET", "/livez"), literal, bomb)),
              1);
        });
  }

  private void wrongFrames() {
    ended(
        "a frame over the size limit",
        h2 -> h2.flood(Frames.frame(Frames.HEADERS, END_ALL, 1, 16_777_215, new byte[20_000]), 1));
    ended(
        "HPACK junk",
        h2 ->
            h2.send(
                Frames.frame(
                    Frames.HEADERS,
                    END_ALL,
                    1,
                    new byte[] {
                      (byte) 0xff, (byte) 0xff, (byte) 0xff, (byte) 0xff, (byte) 0xff, (byte) 0xff
                    })));
    ended(
        "index 0",
        h2 -> h2.send(Frames.frame(Frames.HEADERS, END_ALL, 1, new byte[] {(byte) 0x80})));
    ended("HEADERS on stream 0", h2 -> h2.send(get(h2, 0, "/livez")));
    ended("HEADERS on an even stream", h2 -> h2.send(get(h2, 2, "/livez")));
    ended("DATA on an idle stream", h2 -> h2.send(Frames.frame(Frames.DATA, 0, 5, new byte[3])));
    ended("DATA on stream 0", h2 -> h2.send(Frames.frame(Frames.DATA, 0, 0, new byte[3])));
    ended(
        "RST on an idle stream",
        h2 -> h2.send(Frames.frame(Frames.RST_STREAM, 0, 5, Frames.number(8))));
    ended("SETTINGS of 5 bytes", h2 -> h2.send(Frames.frame(Frames.SETTINGS, 0, 0, new byte[5])));
    ended("a SETTINGS window over 2^31", h2 -> h2.send(Frames.settings(4, -1)));
    ended("SETTINGS on a stream", h2 -> h2.send(Frames.frame(Frames.SETTINGS, 0, 1)));
    ended("a PING of 7 bytes", h2 -> h2.send(Frames.frame(Frames.PING, 0, 0, new byte[7])));
    ended(
        "a window update of 0",
        h2 -> h2.send(Frames.frame(Frames.WINDOW_UPDATE, 0, 0, Frames.number(0))));
    ended(
        "a window over 2^31",
        h2 ->
            h2.send(
                Frames.repeat(
                    Frames.frame(Frames.WINDOW_UPDATE, 0, 0, Frames.number(Integer.MAX_VALUE)),
                    2)));
    ended(
        "PUSH_PROMISE of a client",
        h2 -> h2.send(Frames.frame(Frames.PUSH_PROMISE, Frames.END_HEADERS, 1, new byte[4])));
    ended(
        "CONTINUATION without HEADERS",
        h2 ->
            h2.send(
                Frames.frame(
                    Frames.CONTINUATION, Frames.END_HEADERS, 1, h2.head("GET", "/livez"))));
    ended(
        "PING between HEADERS and CONTINUATION",
        h2 -> h2.send(Frames.join(unfinished(h2), Frames.frame(Frames.PING, 0, 0, new byte[8]))));
    ended(
        "padding longer than its frame",
        h2 -> h2.send(Frames.frame(Frames.HEADERS, END_ALL | 8, 1, new byte[] {(byte) 200, 0, 0})));
    attacks.add(
        "a stream with a number below the last",
        "it is never answered",
        target -> {
          try (H2 h2 = H2.open(target)) {
            h2.send(Frames.join(h2.get(5, "/livez"), h2.get(3, "/livez")));
            boolean answered =
                h2.until(_ -> false, 500).stream().anyMatch(f -> f.stream() == 3 && f.isOk());
            return Verdict.of(!answered && target.isAlive(), h2);
          }
        });
  }

  private void wrongRequests() {
    refused("a header in capitals", "X-Up", "y");
    refused("a Connection header", "connection", "keep-alive");
    refused("a Transfer-Encoding", "transfer-encoding", "chunked");
    refused("TE other than trailers", "te", "gzip");
    refused("CRLF in a value", "x", "a\r\nGET /smuggled HTTP/1.1\r\n\r\n");
    refused("NUL in a value", "x", "a\0b");
    refused("LF in a value", "x", "a\nb");
    refused("a space in a name", "x y", "z");
    refused("a colon in a name", "x:y", "z");
    refused("an empty name", "", "z");
    refused("CRLF in a name", "x\r\ny", "z");
    refused("a path twice", ":path", "/livez");
    refused("an unknown pseudo-header", ":x", "y");
    refused("a response's pseudo-header", ":status", "200");
    refused("another Host", "host", "elsewhere.example");
    requests("no path", Frames.literals(":method", "GET", ":scheme", "http", ":authority", "x"));
    requests(
        "an empty path",
        Frames.literals(":method", "GET", ":scheme", "http", ":authority", "x", ":path", ""));
    requests("no method", Frames.literals(":scheme", "http", ":authority", "x", ":path", "/livez"));
    requests("no scheme", Frames.literals(":method", "GET", ":authority", "x", ":path", "/livez"));
    requests(
        "no authority", Frames.literals(":method", "GET", ":scheme", "http", ":path", "/livez"));
    requests(
        "a bad authority",
        Frames.literals(
            ":method", "GET", ":scheme", "http", ":authority", "a b", ":path", "/livez"));
    requests(
        "a pseudo-header after a header",
        Frames.literals(
            ":method", "GET", ":scheme", "http", ":authority", "x", "x", "y", ":path", "/livez"));
    requests(
        "a path with a space",
        Frames.literals(
            ":method", "GET", ":scheme", "http", ":authority", "x", ":path", "/livez HTTP/1.1"));
    requests(
        "a path with CRLF",
        Frames.literals(
            ":method", "GET", ":scheme", "http", ":authority", "x", ":path", "/livez\r\nx: y"));
    requests(
        "a whole URI as a path",
        Frames.literals(
            ":method", "GET", ":scheme", "http", ":authority", "x", ":path", "http://x/livez"));
    requests(
        "a method with CRLF",
        Frames.literals(
            ":method",
            "GET / HTTP/1.1\r\n",
            ":scheme",
            "http",
            ":authority",
            "x",
            ":path",
            "/livez"));
    body("a length of 5 with 27 bytes", "5");
    body("a length of 100 with 27 bytes", "100");
    body("a length of -1", "-1");
    body("a length of +27", "+27");
  }

  private void refused(String name, String header, String value) {
    refused(
        name,
        h2 ->
            h2.send(
                Frames.frame(Frames.HEADERS, END_ALL, 1, h2.head("GET", "/livez", header, value))));
  }

  private void requests(String name, byte[] head) {
    refused(name, h2 -> h2.send(Frames.frame(Frames.HEADERS, END_ALL, 1, head)));
  }

  /** A request without a body; the floods count theirs themselves. */
  private static byte[] get(H2 h2, int stream, String path) {
    return Frames.frame(Frames.HEADERS, END_ALL, stream, h2.head("GET", path));
  }

  /** The head of a request whose body is to come. */
  private static byte[] post(H2 h2, String... more) {
    byte[] type = Frames.literals("content-type", "application/json");
    byte[] head = Frames.join(h2.head("POST", "/predict"), type, Frames.literals(more));
    return Frames.frame(Frames.HEADERS, Frames.END_HEADERS, 1, head);
  }

  /** A head that goes on in CONTINUATION frames. */
  private static byte[] unfinished(H2 h2) {
    return Frames.frame(Frames.HEADERS, Frames.END_STREAM, 1, h2.head("GET", "/livez"));
  }

  /** 5,000 requests, each followed by a frame of its stream that holds a number. */
  private static byte[] pairs(H2 h2, String path, int type, int number) {
    byte[][] parts = new byte[10_000][];
    for (int i = 0; i < 5_000; i++) {
      parts[2 * i] = get(h2, 2 * i + 1, path);
      parts[2 * i + 1] = Frames.frame(type, 0, 2 * i + 1, Frames.number(number));
    }
    return Frames.join(parts);
  }

  private void body(String name, String length) {
    byte[] body = "{\"features\":[50000,35,720]}".getBytes(StandardCharsets.ISO_8859_1);
    refused(
        name,
        h2 ->
            h2.send(
                Frames.join(
                    post(h2, "content-length", length),
                    Frames.frame(Frames.DATA, Frames.END_STREAM, 1, body))));
  }

  /** It is ended, or goes on to be served; whatever it is, others are served. */
  private void flood(String name, int requests, Flood flood) {
    attacks.add(
        name,
        "ended or bounded; others are answered",
        target -> {
          try (H2 h2 = H2.open(target)) {
            flood.run(h2);
            boolean others = target.isAlive();
            h2.send(h2.get(2 * requests + 101, "/livez"));
            boolean bounded =
                h2
                    .until(
                        frames ->
                            frames.stream()
                                .anyMatch(f ->
                                    f.type() == Frames.GOAWAY || f.stream() == 2 * requests + 101),
                        3_000)
                    .stream()
                    .anyMatch(f -> f.type() == Frames.GOAWAY || f.stream() == 2 * requests + 101);
            return Verdict.of(others && (bounded || h2.isEnded(1)), h2);
          }
        });
  }

  private void ended(String name, Flood flood) {
    attacks.add(
        name,
        "the connection is ended; others are answered",
        target -> {
          try (H2 h2 = H2.open(target)) {
            flood.run(h2);
            return Verdict.of(h2.isEnded(2_500) && target.isAlive(), h2);
          }
        });
  }

  /** It is never answered with 200. */
  private void refused(String name, Flood flood) {
    attacks.add(
        name,
        "reset, 4xx or ended; others are answered",
        target -> {
          try (H2 h2 = H2.open(target)) {
            flood.run(h2);
            List<Frame> frames =
                h2.until(
                    received ->
                        ended(received) > 0
                            || received.stream().anyMatch(f -> f.type() == Frames.GOAWAY),
                    2_500);
            boolean ok = frames.stream().anyMatch(Frame::isOk);
            boolean refused = ended(frames) > 0 || h2.isEnded(1);
            return Verdict.of(refused && !ok && target.isAlive(), h2);
          }
        });
  }
}
