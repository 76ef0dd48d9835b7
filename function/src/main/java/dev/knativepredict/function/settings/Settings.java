package dev.knativepredict.function.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * All settings, from the environment; docs/settings.md is their table.
 *
 * @param models which models are served
 * @param port the port of functions; 0 for any free port
 * @param managementPort the port of metrics and probes; 0 for any free port
 * @param functions what is served beside {@code predict}, and how
 * @param limits what a request may cost
 * @param revision the Knative revision, empty outside Knative
 * @param commit the commit that the image was built from, empty if unknown
 * @param jsonLogs whether each log line is a JSON object; otherwise it is text for people
 * @param accessLog which responses are logged
 * @param corsOrigins the origins whose pages may call; {@code *} for all
 * @param requestStartHeader the header in which the ingress says when a request came, or null
 * @param tracing where spans are sent; null if nowhere
 * @param feedback how late labels are taken; null if they are not
 */
public record Settings(
    ServedModels models,
    int port,
    int managementPort,
    AddedFunctions functions,
    Limits limits,
    String revision,
    String commit,
    boolean jsonLogs,
    AccessLog accessLog,
    List<String> corsOrigins,
    @Nullable String requestStartHeader,
    @Nullable Tracing tracing,
    @Nullable FeedbackSettings feedback) {

  /**
   * Reads environment variables.
   *
   * @throws InvalidSetting if one has an invalid value
   */
  public static Settings from(Map<String, String> environment) {
    Variables variables = new Variables(environment);
    return new Settings(
        variables.models(),
        variables.number("PORT", 8080, 0, 65_535),
        variables.number("MANAGEMENT_PORT", 8081, 0, 65_535),
        new AddedFunctions(
            variables.list("FUNCTIONS"),
            variables.list("COMPOSE").stream().map(Composition::parse).toList(),
            variables.list("REQUEST_HEADERS"),
            variables.list("RESPONSE_HEADERS")),
        new Limits(
            variables.number("MAX_BODY_BYTES", 1 << 20, 1, 1 << 30),
            variables.number("MAX_HELD_BYTES", quarterOfHeap(), 1, Integer.MAX_VALUE),
            variables.number("MAX_CONNECTIONS", 1_000, 1, 100_000),
            variables.number("IDLE_TIMEOUT_MS", 300_000, 1, 3_600_000),
            variables.number("TRANSFER_TIMEOUT_MS", 60_000, 1, 3_600_000),
            variables.number("MAX_ROWS", 1_000, 1, 1_000_000),
            variables.number("MAX_DEPTH", 16, 4, 1_000),
            variables.number("CONCURRENCY", Runtime.getRuntime().availableProcessors(), 1, 1_000),
            variables.number("FUNCTION_CONCURRENCY", 64, 1, 10_000),
            variables.number("QUEUE", 256, 0, 100_000),
            variables.number("REQUEST_TIMEOUT_MS", 10_000, 1, 600_000),
            variables.number("DRAIN_TIMEOUT_MS", 20_000, 0, 600_000),
            variables.number("INTRA_OP_THREADS", 1, 1, 256)),
        variables.text("K_REVISION", ""),
        variables.text("COMMIT", ""),
        variables
            .choice(
                "LOG_FORMAT",
                environment.containsKey("K_SERVICE") ? "json" : "text",
                "json",
                "text")
            .equals("json"),
        AccessLog.valueOf(
            variables
                .choice("ACCESS_LOG", "errors", "off", "errors", "all")
                .toUpperCase(Locale.ROOT)),
        Origins.of("CORS_ORIGINS", variables.list("CORS_ORIGINS")),
        variables.headerName("REQUEST_START_HEADER"),
        Tracing.from(variables),
        variables.feedback());
  }

  /** While a body is read, its bytes are in memory twice; the other half is for all else. */
  private static int quarterOfHeap() {
    return (int) Math.min(Integer.MAX_VALUE, Runtime.getRuntime().maxMemory() / 4);
  }

  /** The environment, whose blank values are none. */
  record Variables(Map<String, String> environment) {

    String text(String name, String otherwise) {
      String value = environment.getOrDefault(name, "");
      return value.isBlank() ? otherwise : value;
    }

    /** What is between commas. */
    List<String> list(String name) {
      return Stream.of(text(name, "").split(",", -1))
          .map(String::strip)
          .filter(item -> !item.isEmpty())
          .toList();
    }

    @Nullable String headerName(String name) {
      String value = text(name, "");
      if (!value.matches("[A-Za-z0-9-]*")) {
        throw new InvalidSetting(name, value, "the name of a header");
      }
      return value.isEmpty() ? null : value;
    }

    /** A repository, if there is one, rather than the model that the image has set. */
    ServedModels models() {
      Path model = path("MODEL", "models/credit/1");
      int reloadMillis = number("RELOAD_MODELS_MS", 0, 0, 86_400_000);
      return text("MODELS", "").isEmpty()
          ? new ServedModels(model, false, 0, trust())
          : new ServedModels(path("MODELS", ""), true, reloadMillis, trust());
    }

    /** The keys themselves, or those in a file. */
    @Nullable String trust() {
      String value = text("MODEL_TRUST", "");
      if (value.isEmpty() || value.contains("-----BEGIN")) {
        return value.isEmpty() ? null : value;
      }
      try {
        return Files.readString(path("MODEL_TRUST", ""));
      } catch (IOException e) {
        throw new InvalidSetting("MODEL_TRUST", value, "public keys in PEM, or a file of them");
      }
    }

    @Nullable FeedbackSettings feedback() {
      String key = text("FEEDBACK_KEY", "");
      int days = number("FEEDBACK_DAYS", 30, 1, 3_650);
      return key.isEmpty() ? null : new FeedbackSettings(FeedbackKey.of("FEEDBACK_KEY", key), days);
    }

    Path path(String name, String otherwise) {
      String value = text(name, otherwise);
      try {
        return Path.of(value);
      } catch (InvalidPathException e) {
        throw new InvalidSetting(
            name, value, "a path that the locale can express: set LC_ALL=C.UTF-8");
      }
    }

    /** One of a few words. */
    String choice(String name, String otherwise, String... choices) {
      String value = text(name, otherwise);
      if (!List.of(choices).contains(value)) {
        throw new InvalidSetting(name, value, String.join(" or ", choices));
      }
      return value;
    }

    int number(String name, int otherwise, int least, int most) {
      String value = text(name, Integer.toString(otherwise));
      try {
        int number = Integer.parseInt(value);
        if (least <= number && number <= most) {
          return number;
        }
      } catch (NumberFormatException e) {
        // Refused below, like a number that is out of range.
      }
      throw new InvalidSetting(name, value, "a whole number from %d to %d".formatted(least, most));
    }
  }
}
