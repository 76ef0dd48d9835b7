package dev.knativepredict.function.observe;

import dev.knativepredict.function.edge.RequestContext;
import dev.knativepredict.function.json.Json;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.logging.ConsoleHandler;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/** The format of log lines: JSON for programs, or text for people. */
public final class Logs {

  // Kept in a field: a logger that nobody refers to loses its level.
  private static final Logger SPRING = Logger.getLogger("org.springframework");
  private static final Logger CONTEXT = Logger.getLogger("org.springframework.context.support");

  private Logs() {}

  /** Sends all logs to standard error in one format. */
  public static void configure(boolean json, Json format) {
    Logger root = Logger.getLogger("");
    for (Handler handler : root.getHandlers()) {
      root.removeHandler(handler);
    }
    Handler console = new ConsoleHandler();
    console.setFormatter(json ? new JsonLines(format) : new TextLines());
    root.addHandler(console);
    // Its lines about the start of a context repeat what ours say.
    SPRING.setLevel(Level.WARNING);
    CONTEXT.setLevel(Level.SEVERE);
  }

  private static final class TextLines extends Formatter {

    @Override
    public String format(LogRecord line) {
      String stack = stack(line.getThrown());
      return "%s %-7s %s%s%n%s"
          .formatted(line.getInstant(), line.getLevel(), request(), text(line), stack);
    }

    private static String request() {
      return RequestContext.current().map(request -> "[" + request.id() + "] ").orElse("");
    }

    private String text(LogRecord line) {
      return line instanceof AccessLine access ? access.text() : formatMessage(line);
    }
  }

  private static final class JsonLines extends Formatter {

    private final Json json;

    JsonLines(Json json) {
      this.json = json;
    }

    @Override
    public String format(LogRecord line) {
      byte[] object =
          json.write(out -> {
            out.writeStartObject();
            out.writeStringProperty("time", line.getInstant().toString());
            out.writeStringProperty("level", line.getLevel().getName());
            out.writeStringProperty("logger", line.getLoggerName());
            out.writeStringProperty("message", formatMessage(line));
            RequestContext.current().ifPresent(request -> write(request, out));
            if (line instanceof AccessLine access) {
              access.write(out);
            }
            if (line.getThrown() != null) {
              out.writeStringProperty("stack", stack(line.getThrown()));
            }
            out.writeEndObject();
          });
      return new String(object, StandardCharsets.UTF_8) + "\n";
    }
  }

  /** Which request a line is about: that of the thread that logs. */
  private static void write(RequestContext request, JsonGenerator out) {
    out.writeStringProperty("request_id", request.id());
    request
        .trace()
        .ifPresent(trace -> {
          out.writeStringProperty("trace_id", trace.traceId());
          out.writeStringProperty("span_id", trace.spanId());
        });
  }

  private static String stack(@Nullable Throwable thrown) {
    if (thrown == null) {
      return "";
    }
    StringWriter stack = new StringWriter();
    thrown.printStackTrace(new PrintWriter(stack));
    return stack.toString();
  }
}
