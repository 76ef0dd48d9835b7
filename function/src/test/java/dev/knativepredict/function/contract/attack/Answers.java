package dev.knativepredict.function.contract.attack;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What came back on a connection.
 *
 * @param all whole responses, in their order, interim ones among them
 * @param rest bytes after them that are no whole response
 * @param closed whether the server has closed the connection
 */
record Answers(List<Answer> all, String rest, boolean closed) {

  private static final Pattern STATUS_LINE = Pattern.compile("HTTP/1\\.[01] (\\d{3}) .*");

  /** A response; the names of its headers are in lower case. */
  record Answer(int status, Map<String, String> headers, String body) {

    boolean isInterim() {
      return status < 200;
    }

    /** Whether the body of a prediction was read to its end, whatever the model says of it. */
    boolean isRead() {
      return status == 200 || (status == 400 && body.contains("invalid-body"));
    }
  }

  static Answers parse(byte[] bytes, boolean closed) {
    List<Answer> all = new ArrayList<>();
    String rest = new String(bytes, StandardCharsets.ISO_8859_1);
    for (Answer answer = null; ; ) {
      Parsed parsed = first(rest);
      if (parsed == null) {
        return new Answers(all, rest, closed);
      }
      answer = parsed.answer;
      all.add(answer);
      rest = parsed.rest;
    }
  }

  private record Parsed(Answer answer, String rest) {}

  private static @Nullable Parsed first(String text) {
    int end = text.indexOf("\r\n\r\n");
    if (end < 0) {
      return null;
    }
    String[] lines = text.substring(0, end).split("\r\n", -1);
    Matcher status = STATUS_LINE.matcher(lines[0]);
    if (!status.matches()) {
      return null;
    }
    Map<String, String> headers = headers(lines);
    int code = Integer.parseInt(status.group(1));
    boolean chunked = headers.getOrDefault("transfer-encoding", "").equals("chunked");
    String after = text.substring(end + 4);
    int length = code < 200 ? 0 : Integer.parseInt(headers.getOrDefault("content-length", "0"));
    int last = after.indexOf("0\r\n\r\n");
    if (chunked ? last < 0 : after.length() < length) {
      return null;
    }
    int bodyEnd = chunked ? last + 5 : length;
    return new Parsed(
        new Answer(code, headers, after.substring(0, bodyEnd)), after.substring(bodyEnd));
  }

  private static Map<String, String> headers(String[] lines) {
    Map<String, String> headers = new HashMap<>();
    for (int i = 1; i < lines.length; i++) {
      int colon = lines[i].indexOf(':');
      headers.put(
          lines[i].substring(0, Math.max(colon, 0)).toLowerCase(Locale.ROOT),
          lines[i].substring(colon + 1).strip());
    }
    return headers;
  }

  List<Answer> finals() {
    return all.stream().filter(answer -> !answer.isInterim()).toList();
  }

  List<Integer> statuses() {
    return finals().stream().map(Answer::status).toList();
  }

  /** For the table. */
  @Override
  public String toString() {
    String came =
        all.stream().map(a -> Integer.toString(a.status)).collect(Collectors.joining(" "));
    String more = rest.isEmpty() ? "" : " and %d bytes".formatted(rest.length());
    return (came.isEmpty() ? "nothing" : came) + more + (closed ? ", closed" : ", open");
  }
}
