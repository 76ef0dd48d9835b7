package dev.knativepredict.release.evidence;

import java.io.IOException;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Asks registries over HTTP, without a login. */
public final class HttpImageRegistry implements ImageRegistry {

  private static final Pattern IMAGE =
      Pattern.compile("([^/]+)/([^@]+?)(?::[^:@/]+)?@(sha256:[0-9a-f]{64})");

  private final Duration timeout;

  /**
   * For any registry.
   *
   * @param timeout how long to wait for a connection, and for a response
   */
  public HttpImageRegistry(Duration timeout) {
    this.timeout = timeout;
  }

  @Override
  public Presence find(String image) {
    Matcher parts = IMAGE.matcher(image);
    if (!parts.matches()) {
      return new Presence.Unknown(namesNone(image));
    }
    String host = parts.group(1);
    try (RegistryClient registry = new RegistryClient(host, timeout)) {
      var answer = registry.manifest(parts.group(2), parts.group(3));
      return switch (answer.statusCode()) {
        case 200 -> new Presence.There();
        case 404 -> new Presence.Gone();
        default -> new Presence.Unknown(problem(answer.uri().getHost(), answer.statusCode()));
      };
    } catch (IOException e) {
      return new Presence.Unknown(outOfReach(host));
    }
  }

  @Override
  public ImageContent read(String image) {
    Matcher parts = IMAGE.matcher(image);
    if (!parts.matches()) {
      return new ImageContent.Unreadable(namesNone(image));
    }
    String host = parts.group(1);
    try (RegistryClient registry = new RegistryClient(host, timeout)) {
      return new ImageReader(registry, parts.group(2)).read(parts.group(3));
    } catch (IOException e) {
      return new ImageContent.Unreadable(outOfReach(host));
    }
  }

  private static String namesNone(String image) {
    return "%s names no registry".formatted(image);
  }

  private static String outOfReach(String host) {
    return "%s is out of reach from here".formatted(host);
  }

  /** Why a registry doesn't give what it was asked for. */
  static String problem(String host, int status) {
    return switch (status) {
      case 401, 403 -> host + " wants a login";
      default -> "%s answers with status %d".formatted(host, status);
    };
  }
}
