package dev.knativepredict.function.observe;

import static java.util.Objects.requireNonNullElse;

import dev.knativepredict.function.edge.IncomingRequest;
import dev.knativepredict.function.edge.RequestContext;
import dev.knativepredict.function.edge.Response;
import java.util.Locale;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/** A line of the access log. It has nothing of a body or a query. */
final class AccessLine extends LogRecord {

  private static final long serialVersionUID = 1L;

  private static final int LONGEST_METHOD = 20;
  private static final int LONGEST_PATH = 256;
  private static final int LONGEST_AGENT = 128;

  private final String method;
  private final String path;
  private final String protocol;
  private final String agent;
  private final int status;
  private final double millis;
  private final long bytesIn;
  private final long bytesOut;

  private AccessLine(@Nullable IncomingRequest request, RequestContext context, Response response) {
    super(Level.INFO, "");
    this.method = request == null ? "" : printable(request.method(), LONGEST_METHOD);
    this.path = request == null ? "" : printable(request.path(), LONGEST_PATH);
    this.protocol = request == null ? "" : request.protocol();
    this.agent = request == null ? "" : printable(agent(request), LONGEST_AGENT);
    this.status = response.status();
    this.millis = context.elapsedMillis();
    this.bytesIn = context.bodyBytes();
    this.bytesOut = response.body().length;
    setLoggerName("access");
    setMessage("%s %s %d".formatted(method, path, status).strip());
  }

  static AccessLine of(RequestContext context, Response response) {
    return new AccessLine(context.request(), context, response);
  }

  private static String agent(IncomingRequest request) {
    return requireNonNullElse(request.headers().first("User-Agent"), "");
  }

  /** The rest of the line for people. */
  String text() {
    return "%s, %.1f ms, %d bytes in, %d bytes out, %s %s"
        .formatted(getMessage(), millis, bytesIn, bytesOut, protocol, agent)
        .strip();
  }

  /** The line's own fields, for programs. */
  void write(JsonGenerator out) {
    if (!method.isEmpty()) {
      out.writeStringProperty("method", method);
      out.writeStringProperty("path", path);
      out.writeStringProperty("protocol", protocol);
      out.writeStringProperty("user_agent", agent);
    }
    out.writeNumberProperty("status", status);
    out.writeName("duration_ms").writeNumber(String.format(Locale.ROOT, "%.3f", millis));
    out.writeNumberProperty("bytes_in", bytesIn);
    out.writeNumberProperty("bytes_out", bytesOut);
  }

  /** What a caller sent, cut to a length; nothing in it can end a line or drive a terminal. */
  private static String printable(String sent, int longest) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < Math.min(longest, sent.length()); i++) {
      char c = sent.charAt(i);
      text.append(
          ' ' <= c && c <= '~' && c != '\\' ? Character.toString(c) : "\\u%04x".formatted((int) c));
    }
    return sent.length() > longest ? text + "..." : text.toString();
  }
}
