package dev.knativepredict.release.command;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** The texts that options may be. */
final class Values {

  private Values() {}

  /** The name of a Service or a namespace. */
  static final class Name implements ITypeConverter<String> {
    @Override
    public String convert(String text) {
      if (text.matches("[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?")) {
        return text;
      }
      throw new TypeConversionException(
          "'%s' is not a name (at most 63 lower-case letters, digits, dashes)".formatted(text));
    }
  }

  /** Where requests can be sent. */
  static final class HttpUrl implements ITypeConverter<URI> {
    @Override
    public URI convert(String text) {
      try {
        URI url = new URI(text);
        if (("http".equals(url.getScheme()) || "https".equals(url.getScheme()))
            && url.getHost() != null) {
          return url;
        }
      } catch (URISyntaxException e) {
        // It is none, which is said below.
      }
      throw new TypeConversionException(
          "'%s' is not a URL such as http://127.0.0.1:8080".formatted(text));
    }
  }

  /** A span of time, as in Prometheus. */
  static final class Span implements ITypeConverter<Duration> {
    @Override
    public Duration convert(String text) {
      if (!text.matches("[1-9][0-9]{0,5}[smhd]")) {
        throw new TypeConversionException(
            "'%s' is not a time such as 90s, 30m, 6h or 1d".formatted(text));
      }
      long number = Long.parseLong(text.substring(0, text.length() - 1));
      return switch (text.charAt(text.length() - 1)) {
        case 's' -> Duration.ofSeconds(number);
        case 'm' -> Duration.ofMinutes(number);
        case 'h' -> Duration.ofHours(number);
        default -> Duration.ofDays(number);
      };
    }
  }
}
