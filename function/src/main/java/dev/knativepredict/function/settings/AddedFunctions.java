package dev.knativepredict.function.settings;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What is served beside {@code predict}, and how.
 *
 * @param classes configuration or function classes
 * @param compositions functions that call others one after another
 * @param requestHeaders those that a function sees if it takes a message
 * @param responseHeaders those that a function can set if it returns a message
 */
public record AddedFunctions(
    List<String> classes,
    List<Composition> compositions,
    List<String> requestHeaders,
    List<String> responseHeaders) {

  private static final Pattern NAME = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");

  /** A message has these of its own. */
  private static final Set<String> OF_MESSAGES = Set.of("id", "timestamp");

  /** These are the server's, whatever a function says. */
  private static final Set<String> OF_SERVER =
      Set.of(
          "access-control-allow-origin",
          "access-control-expose-headers",
          "connection",
          "content-length",
          "content-type",
          "date",
          "keep-alive",
          "model-name",
          "model-sha256",
          "model-version",
          "proxy-connection",
          "revision",
          "server-timing",
          "start",
          "te",
          "trailer",
          "transfer-encoding",
          "upgrade",
          "vary",
          "x-content-type-options",
          "x-request-id");

  /** Nothing is added. */
  public static final AddedFunctions NONE =
      new AddedFunctions(List.of(), List.of(), List.of(), List.of());

  public AddedFunctions {
    classes = List.copyOf(classes);
    compositions = List.copyOf(compositions);
    requestHeaders =
        checked("REQUEST_HEADERS", requestHeaders, OF_MESSAGES, "a header that a message can have");
    responseHeaders =
        checked("RESPONSE_HEADERS", responseHeaders, OF_SERVER, "a header that a function can set");
  }

  private static List<String> checked(
      String setting, List<String> names, Set<String> reserved, String expected) {
    for (String name : names) {
      if (!NAME.matcher(name).matches() || reserved.contains(name.toLowerCase(Locale.ROOT))) {
        throw new InvalidSetting(setting, name, expected);
      }
    }
    return List.copyOf(names);
  }
}
