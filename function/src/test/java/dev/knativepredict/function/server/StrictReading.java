package dev.knativepredict.function.server;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The requests of a connection by HTTP/1.1, read a second time: by regular expressions that stand
 * for the grammar of RFC 9112.
 */
final class StrictReading {

  /**
   * A request.
   *
   * @param body null if it is cut off or breaks the rules
   */
  record Received(
      String method, String path, String protocol, String host, @Nullable String body) {}

  private record Field(String name, String value) {}

  private static final String FIELDS =
      "((?:[!#$%&'*+.^_`|~0-9A-Za-z-]+:[\t -~\u0080-\u00ff]*+\r\n)*+)";
  private static final Pattern HEAD =
      Pattern.compile(
          "(?:\r\n){0,9}([!#$%&'*+.^_`|~0-9A-Za-z-]+) ([!-~]+) (HTTP/1\\.[01])\r\n"
              + FIELDS
              + "\r\n");
  private static final Pattern CHUNK_SIZE =
      Pattern.compile("([0-9A-Fa-f]{1,7})(?:;[\t -~\u0080-\u00ff]*+)?\r\n");
  private static final Pattern TRAILERS = Pattern.compile(FIELDS + "\r\n");
  private static final Pattern LENGTH = Pattern.compile("[0-9]{1,18}");
  private static final int MOST_FIELDS = 100;

  private final String bytes;
  private final List<Received> requests = new ArrayList<>();
  private int position;

  private StrictReading(byte[] bytes) {
    this.bytes = new String(bytes, StandardCharsets.ISO_8859_1);
  }

  /** All requests up to the end, or to what breaks the rules. */
  static List<Received> of(byte[] bytes) {
    StrictReading reading = new StrictReading(bytes);
    while (reading.request()) {
      // There may be another one.
    }
    return reading.requests;
  }

  private boolean request() {
    MatchResult head = next(HEAD);
    if (head == null) {
      return false;
    }
    List<Field> fields = fields(head.group(4));
    boolean old = head.group(3).endsWith("0");
    List<String> hosts = values(fields, "host");
    if (!isFramed(fields, old) || !isExpected(fields, old)) {
      return false;
    }
    String body = body(fields);
    String host = hosts.isEmpty() ? "" : hosts.getFirst();
    String path = RequestTargetFuzzTest.path(head.group(2));
    requests.add(new Received(head.group(1), path, head.group(3), host, body));
    return body != null && isKept(fields, old);
  }

  private @Nullable MatchResult next(Pattern pattern) {
    var matcher = pattern.matcher(bytes).region(position, bytes.length());
    if (!matcher.lookingAt()) {
      return null;
    }
    position = matcher.end();
    return matcher.toMatchResult();
  }

  private static List<Field> fields(String lines) {
    return lines
        .lines()
        .map(line -> line.split(":", 2))
        .map(part -> new Field(part[0], part[1].strip()))
        .toList();
  }

  private static List<String> values(List<Field> fields, String name) {
    return fields.stream().filter(f -> f.name.equalsIgnoreCase(name)).map(Field::value).toList();
  }

  private static List<String> tokens(List<Field> fields, String name) {
    return values(fields, name).stream()
        .flatMap(value -> Stream.of(value.split(",")))
        .map(String::strip)
        .filter(token -> !token.isEmpty())
        .toList();
  }

  private static boolean isFramed(List<Field> fields, boolean old) {
    List<String> hosts = values(fields, "host");
    List<String> lengths = values(fields, "content-length");
    List<String> codings = values(fields, "transfer-encoding");
    boolean hosted =
        hosts.size() == 1 ? HostNameFuzzTest.isHost(hosts.getFirst()) : hosts.isEmpty() && old;
    boolean chunked =
        codings.size() == 1
            && tokens(fields, "transfer-encoding").size() == 1
            && tokens(fields, "transfer-encoding").getFirst().equalsIgnoreCase("chunked")
            && lengths.isEmpty()
            && !old;
    boolean counted =
        lengths.isEmpty() || (lengths.size() == 1 && LENGTH.matcher(lengths.getFirst()).matches());
    return fields.size() <= MOST_FIELDS && hosted && counted && (chunked || codings.isEmpty());
  }

  private static boolean isExpected(List<Field> fields, boolean old) {
    return old
        || values(fields, "expect").stream().limit(1).allMatch("100-continue"::equalsIgnoreCase);
  }

  private static boolean isKept(List<Field> fields, boolean old) {
    List<String> tokens = tokens(fields, "connection");
    boolean closes = tokens.stream().anyMatch("close"::equalsIgnoreCase);
    return !closes && (!old || tokens.stream().anyMatch("keep-alive"::equalsIgnoreCase));
  }

  private @Nullable String body(List<Field> fields) {
    if (!values(fields, "transfer-encoding").isEmpty()) {
      return chunks();
    }
    List<String> lengths = values(fields, "content-length");
    return take(lengths.isEmpty() ? 0 : Long.parseLong(lengths.getFirst()));
  }

  private @Nullable String chunks() {
    StringBuilder body = new StringBuilder();
    for (MatchResult size = next(CHUNK_SIZE); size != null; size = next(CHUNK_SIZE)) {
      int length = Integer.parseInt(size.group(1), 16);
      if (length == 0) {
        MatchResult trailers = next(TRAILERS);
        return trailers == null || fields(trailers.group(1)).size() > MOST_FIELDS
            ? null
            : body.toString();
      }
      String chunk = take(length);
      if (chunk == null || !"\r\n".equals(take(2))) {
        return null;
      }
      body.append(chunk);
    }
    return null;
  }

  private @Nullable String take(long length) {
    if (length > bytes.length() - position) {
      return null;
    }
    int start = position;
    position += (int) length;
    return bytes.substring(start, position);
  }
}
