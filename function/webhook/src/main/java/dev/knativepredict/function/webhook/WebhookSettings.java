package dev.knativepredict.function.webhook;

import dev.knativepredict.function.settings.InvalidSetting;
import java.net.URI;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The settings that only this process has; it has the function's own for its port, limits and logs.
 *
 * @param secret what the registry signs with
 * @param workflow where the event is sent that starts the workflow
 * @param token may send it
 * @param models the registered models whose events count; all if there are none
 */
record WebhookSettings(WebhookSecret secret, URI workflow, String token, Set<String> models) {

  /** The token is sent there, so only over TLS, or to this machine. */
  private static final Pattern ADDRESS =
      Pattern.compile("(https://[^/?#@\\s]+|http://(localhost|127\\.0\\.0\\.1)(:\\d+)?)/[^?#\\s]+");

  private static final Pattern TOKEN = Pattern.compile("[\\x21-\\x7e]+");

  /**
   * Reads environment variables.
   *
   * @throws InvalidSetting if one is missing, or invalid
   */
  static WebhookSettings from(Map<String, String> environment) {
    return new WebhookSettings(
        WebhookSecret.of("WEBHOOK_SECRET", environment.getOrDefault("WEBHOOK_SECRET", "")),
        address("WORKFLOW_URL", environment.getOrDefault("WORKFLOW_URL", "").strip()),
        token("WORKFLOW_TOKEN", environment.getOrDefault("WORKFLOW_TOKEN", "").strip()),
        names(environment.getOrDefault("REGISTERED_MODELS", "")));
  }

  private static URI address(String name, String value) {
    if (!ADDRESS.matcher(value).matches()) {
      throw new InvalidSetting(name, value, "https://… with a path, or http://localhost…");
    }
    try {
      return URI.create(value);
    } catch (IllegalArgumentException e) {
      throw new InvalidSetting(name, value, "an address");
    }
  }

  private static String token(String name, String value) {
    if (!TOKEN.matcher(value).matches()) {
      throw new InvalidSetting(name, "a token is printable ASCII without spaces, and not empty");
    }
    return value;
  }

  private static Set<String> names(String list) {
    return Stream.of(list.split(",", -1))
        .map(String::strip)
        .filter(name -> !name.isEmpty())
        .collect(Collectors.toUnmodifiableSet());
  }

  /** Without what is secret. */
  @Override
  public String toString() {
    return "webhooks that start " + workflow;
  }
}
