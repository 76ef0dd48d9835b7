package dev.knativepredict.function.contract.attack;

import dev.knativepredict.function.contract.attack.Attack.Verdict;
import java.util.List;

/** Messages whose end a proxy and a server could see at different places. */
final class SmugglingAttacks {

  private static final String BODY = "{\"features\":[50000,35,720]}";
  private static final String CHUNK = "1b\r\n" + BODY + "\r\n";

  private final Target target;
  private final Attacks chunks = new Attacks("chunked bodies");
  private final Attacks lengths = new Attacks("lengths of bodies");

  private SmugglingAttacks(Target target) {
    this.target = target;
  }

  static List<Attack> chunks(Target target) {
    SmugglingAttacks attacks = new SmugglingAttacks(target);
    attacks.trailers();
    attacks.sizes();
    attacks.lineEnds();
    return attacks.chunks.list();
  }

  static List<Attack> lengths(Target target) {
    SmugglingAttacks attacks = new SmugglingAttacks(target);
    attacks.contentLengths();
    attacks.transferEncodings();
    attacks.unreadBodies();
    return attacks.lengths.list();
  }

  private void trailers() {
    chunks.read("a good one", chunked(CHUNK + "0\r\n\r\n"));
    chunks.readOrRefused("a good trailer", chunked(CHUNK + "0\r\nX: y\r\n\r\n"), 400);
    chunks.readOrRefused("100 trailers", trailer("X: y\r\n".repeat(100)), 400, 413, 431);
    chunks.readOrRefused("a second Host in a trailer", trailer("Host: x\r\n"), 400);
    chunks.readOrRefused("a length in a trailer", trailer("Content-Length: 5\r\n"), 400);
    chunks.refused("100,000 trailers", trailer("X: y\r\n".repeat(100_000)), 400, 413, 431);
    chunks.refused("a trailer over 8 kB", trailer("X: " + "y".repeat(9_000)), 400, 413, 431);
    chunks.refused("a trailer without a colon", trailer("nonsense\r\n"), 400);
    chunks.refused("a trailer with NUL", trailer("X: a\0b\r\n"), 400);
    chunks.refused("a trailer with a bare CR", trailer("X: a\rb\r\n"), 400);
    chunks.refused("a trailer without a name", trailer(": b\r\n"), 400);
    chunks.refused("a trailer with a space before its colon", trailer("X : b\r\n"), 400);
  }

  private void sizes() {
    for (String size :
        List.of("+1b", "-1", "-1b", "0x1b", "1b junk", "1b,", "", " ", "1g", "\0", "1_b")) {
      chunks.refused("size '%s'".formatted(shown(size)), sized(size), 400);
    }
    for (String size :
        List.of(
            "f".repeat(17),
            "f".repeat(16),
            "7" + "f".repeat(15),
            "80000000",
            "ffffffff",
            "10000000000000001b")) {
      chunks.refused("size " + size, sized(size), 400, 413);
    }
    chunks.readOrRefused("zeros before a size", sized("0".repeat(20) + "1b"), 400);
    chunks.refused("a size of 100,000 zeros", sized("0".repeat(100_000)), 400, 413, 431);
    chunks.readOrRefused("space after a size", sized("1b "), 400);
    chunks.refused("space before a size", sized(" 1b"), 400);
    chunks.readOrRefused("an extension", sized("1b;a=b"), 400);
    chunks.refused("an extension of 100 kB", sized("1b;a=" + "b".repeat(100_000)), 400, 413, 431);
    chunks.refused("an extension with NUL", sized("1b;a=\0"), 400);
    chunks.refused("an extension with a bare CR", sized("1b;a=\rb"), 400);
    chunks.readOrRefused("a size in capitals", sized("1B"), 400);
  }

  private void lineEnds() {
    chunks.refused("no CRLF after a chunk", chunked("1b\r\n" + BODY + "0\r\n\r\n"), 400);
    chunks.refused("two bytes too many", chunked("1b\r\n" + BODY + "xx\r\n0\r\n\r\n"), 400);
    chunks.refused("LF after a size", chunked("1b\n" + BODY + "\r\n0\r\n\r\n"), 400);
    chunks.refused("LF after a chunk", chunked("1b\r\n" + BODY + "\n0\r\n\r\n"), 400);
    chunks.refused("LF after the last size", chunked(CHUNK + "0\n\r\n"), 400);
    chunks.refused("LF only", chunked("1b\n" + BODY + "\n0\n\n"), 400);
    chunks.refused("CR only", chunked("1b\r" + BODY + "\r0\r\r"), 400);
    chunks.refused("LF within an extension", chunked("1b;a\n1b\r\n" + BODY + "\r\n0\r\n\r\n"), 400);
    chunks.refused("nothing but junk", chunked("junk\r\n\r\n"), 400);
    chunks.refused(
        "over the limit, by small chunks",
        chunked("1000\r\n%s\r\n".formatted("x".repeat(4_096)).repeat(300)),
        400,
        413);
  }

  private void contentLengths() {
    lengths.read("a good one", post("Content-Length: 27") + BODY);
    for (String length :
        List.of(
            "+27",
            "-1",
            "-27",
            "2 7",
            "0x1b",
            "27;",
            "27.0",
            "2_7",
            "\"27\"",
            "27\0",
            "27\u000b",
            "",
            ",",
            "two",
            "27, 28",
            "\u0662\u0667")) {
      lengths.refused(
          "Content-Length '%s'".formatted(shown(length)),
          post("Content-Length: " + length) + BODY,
          400);
    }
    for (String length :
        List.of(
            "9".repeat(40),
            "9223372036854775807",
            "9223372036854775808",
            "18446744073709551643",
            "4294967323")) {
      tooLong(length);
    }
    lengths.readOrRefused(
        "the same length twice in one", post("Content-Length: 27, 27") + BODY, 400);
    lengths.readOrRefused(
        "the same length twice", post("Content-Length: 27", "Content-Length: 27") + BODY, 400);
    lengths.refused("two lengths", post("Content-Length: 27", "Content-Length: 28") + BODY, 400);
    lengths.refused(
        "two lengths, the first shorter",
        post("Content-Length: 5", "Content-Length: 27") + BODY,
        400);
    lengths.readOrRefused("zeros before a length", post("Content-Length: 00000027") + BODY, 400);
    lengths.refused(
        "a length with a space before its colon", post("Content-Length : 27") + BODY, 400);
  }

  /** It is refused at once; a server may still wait for the body, so that its caller reads that. */
  private void tooLong(String length) {
    lengths.add(
        "Content-Length " + length,
        "[400, 413] once",
        target -> {
          Answers answers =
              target.exchange(post("Content-Length: " + length) + BODY + target.last());
          boolean once = answers.statuses().size() == 1 && answers.rest().isEmpty();
          return Verdict.of(once && List.of(400, 413).containsAll(answers.statuses()), answers);
        });
  }

  private void transferEncodings() {
    String chunked = CHUNK + "0\r\n\r\n";
    // RFC 9112 lets a server read the chunks, if it closes the connection.
    Integer[] both = target.isTomcat() ? new Integer[] {200, 400} : new Integer[] {400};
    lengths.refused(
        "a length and chunks",
        post("Content-Length: 27", "Transfer-Encoding: chunked") + chunked,
        both);
    lengths.refused(
        "chunks and a length",
        post("Transfer-Encoding: chunked", "Content-Length: 5") + chunked,
        both);
    lengths.refused(
        "chunks and length 0",
        post("Transfer-Encoding: chunked", "Content-Length: 0") + chunked,
        both);
    for (String coding : List.of("gzip, chunked", "xchunked", "gzip", "chunkedx", "zip")) {
      lengths.refused(
          "Transfer-Encoding '%s'".formatted(coding),
          post("Transfer-Encoding: " + coding) + chunked,
          target.isTomcat() ? new Integer[] {400, 501} : new Integer[] {501});
    }
    for (String coding :
        List.of(
            "chunked, chunked",
            "identity",
            "chunked, gzip",
            "identity, chunked",
            "",
            ",",
            "chunked;q=1",
            "\u000bchunked",
            "chunked\0",
            "\"chunked\"",
            "c hunked",
            "chunked identity")) {
      lengths.refused(
          "Transfer-Encoding '%s'".formatted(shown(coding)),
          post("Transfer-Encoding: " + coding) + chunked,
          400,
          501);
    }
    lengths.refused(
        "two Transfer-Encodings",
        post("Transfer-Encoding: chunked", "Transfer-Encoding: identity") + chunked,
        400,
        501);
    lengths.refused(
        "chunked twice",
        post("Transfer-Encoding: chunked", "Transfer-Encoding: chunked") + chunked,
        400,
        501);
    lengths.refused("a space before its colon", post("Transfer-Encoding : chunked") + chunked, 400);
    lengths.readOrRefused(
        "a folded one", post("Transfer-Encoding:\r\n chunked") + chunked, 400, 501);
    lengths.refused(
        "an unknown name before", post("X: y\r\n\tTransfer-Encoding: chunked") + chunked, 400);
    lengths.read("a tab before its value", post("Transfer-Encoding:\tchunked") + chunked);
    lengths.readOrRefused("in capitals", post("Transfer-Encoding: CHUNKED") + chunked, 400, 501);
    lengths.refused(
        "with HTTP/1.0",
        post("Transfer-Encoding: chunked", "Connection: keep-alive").replace("HTTP/1.1", "HTTP/1.0")
            + chunked,
        200,
        400,
        501);
  }

  /** A body that nobody reads is still a body. */
  private void unreadBodies() {
    String inner = target.head("GET /smuggled HTTP/1.1");
    String length = "Content-Length: " + inner.length();
    String chunk = "%x\r\n%s\r\n0\r\n\r\n".formatted(inner.length(), inner);
    lengths.answered(
        "the body of a GET", target.head("GET /livez HTTP/1.1", length) + inner, 200, 400);
    lengths.answered(
        "the chunks of a GET",
        target.head("GET /livez HTTP/1.1", "Transfer-Encoding: chunked") + chunk,
        200,
        400);
    lengths.answered(
        "the body of an unknown path", target.head("POST /nosuch HTTP/1.1", length) + inner, 404);
    lengths.answered(
        "the chunks of an unknown path",
        target.head("POST /nosuch HTTP/1.1", "Transfer-Encoding: chunked") + chunk,
        404);
    lengths.answered(
        "the body of a wrong method", target.head("PUT /predict HTTP/1.1", length) + inner, 405);
    lengths.answered(
        "the body of a wrong type",
        target.head("POST /predict HTTP/1.1", "Content-Type: text/plain", length) + inner,
        415);
    lengths.answered(
        "bad chunks of an unknown path",
        target.head("POST /nosuch HTTP/1.1", "Transfer-Encoding: chunked") + "+" + chunk,
        400,
        404);
  }

  private String chunked(String body) {
    return post("Transfer-Encoding: chunked") + body;
  }

  private String trailer(String lines) {
    return chunked(CHUNK + "0\r\n" + lines + "\r\n");
  }

  private String sized(String size) {
    return chunked(size + "\r\n" + BODY + "\r\n0\r\n\r\n");
  }

  private String post(String... lines) {
    return target.head(
        "POST /predict HTTP/1.1", "Content-Type: application/json", String.join("\r\n", lines));
  }

  static String shown(String text) {
    StringBuilder shown = new StringBuilder();
    text.chars()
        .forEach(c ->
            shown.append(c >= ' ' && c < 127 ? Character.toString(c) : "\\x%02x".formatted(c)));
    return shown.toString();
  }
}
