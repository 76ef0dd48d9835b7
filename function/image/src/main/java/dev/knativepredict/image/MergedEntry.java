package dev.knativepredict.image;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What becomes of an entry of a jar when jars are merged. */
enum MergedEntry {
  /** It describes the jar that it is in, or is for another platform. */
  LEFT_OUT,
  /** The first jar's, as a class loader finds it. */
  ONE,
  /** A list of services, or names and what stands for them: those of all jars. */
  LINES,
  /** Spring's lists of classes: one list for each key. */
  FACTORIES,
  /** Licences and notices: one for each jar. */
  LEGAL;

  private static final Pattern OF_A_JAR =
      Pattern.compile(
          "(.*/)?module-info\\.class|META-INF/(MANIFEST\\.MF|INDEX\\.LIST|[^/]+\\.(SF|RSA|DSA|EC))");

  private static final Pattern LISTS =
      Pattern.compile("META-INF/(services/.+|spring.*\\.(handlers|schemas|tooling|imports))");

  private static final Pattern LISTS_BY_KEY = Pattern.compile("META-INF/spring.*\\.factories");

  private static final Pattern TEXTS =
      Pattern.compile("(META-INF/)?(LICEN[CS]E|NOTICE)[^/]*", Pattern.CASE_INSENSITIVE);

  static MergedEntry of(String name) {
    if (OF_A_JAR.matcher(name).matches() || NativeLibraries.isOne(name)) {
      return LEFT_OUT;
    }
    if (LISTS.matcher(name).matches()) {
      return LINES;
    }
    if (LISTS_BY_KEY.matcher(name).matches()) {
      return FACTORIES;
    }
    return TEXTS.matcher(name).matches() ? LEGAL : ONE;
  }

  static byte[] lines(byte[] first, byte[] second) {
    return bytes(text(first) + "\n" + text(second));
  }

  static byte[] factories(byte[] first, byte[] second) {
    Map<String, String> all = new TreeMap<>();
    for (byte[] file : new byte[][] {first, second}) {
      Properties properties = new Properties();
      try {
        properties.load(new StringReader(text(file)));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      properties
          .stringPropertyNames()
          .forEach(key -> all.merge(key, properties.getProperty(key), (a, b) -> a + "," + b));
    }
    return bytes(
        all.entrySet().stream()
            .map(entry -> entry.getKey() + "=" + entry.getValue() + "\n")
            .collect(Collectors.joining()));
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
