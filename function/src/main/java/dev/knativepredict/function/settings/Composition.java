package dev.knativepredict.function.settings;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A function that calls others, one after another.
 *
 * @param name its name, and its path
 * @param functions the names of at least two functions; each takes what the one before it returns
 */
public record Composition(String name, List<String> functions) {

  private static final Pattern FORM =
      Pattern.compile("([^=|\\s]+)\\s*=\\s*([^=|\\s]+(?:\\s*\\|\\s*[^=|\\s]+)+)");

  public Composition {
    functions = List.copyOf(functions);
  }

  static Composition parse(String text) {
    Matcher parts = FORM.matcher(text);
    if (!parts.matches()) {
      throw new InvalidSetting("COMPOSE", text, "of the form name=function|function");
    }
    return new Composition(
        parts.group(1), Stream.of(parts.group(2).split("\\|")).map(String::strip).toList());
  }
}
