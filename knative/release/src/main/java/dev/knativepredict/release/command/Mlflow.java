package dev.knativepredict.release.command;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.knativepredict.release.evidence.TrackingServer;
import java.net.URI;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** MLflow's server, by the variables that MLflow's own client reads. */
final class Mlflow {

  private static final Duration TIMEOUT = Duration.ofSeconds(10);

  private Mlflow() {}

  /**
   * The server that may be asked; null if nobody said which.
   *
   * @param option goes before the variable
   */
  static @Nullable TrackingServer server(@Nullable URI option, Map<String, String> environment) {
    String address =
        option == null
            ? environment.getOrDefault("MLFLOW_TRACKING_URI", "").strip()
            : option.toString();
    return address.matches("https?://[^/?#@\\s]+(/[^?#\\s]*)?")
        ? new TrackingServer(address, authorization(environment), TIMEOUT)
        : null;
  }

  /** The alias of the version that users get, by the variable that training reads, too. */
  static String champion(Map<String, String> environment) {
    String alias = environment.getOrDefault("REGISTRY_CHAMPION", "").strip();
    return alias.isEmpty() ? "champion" : alias;
  }

  /** A user goes before a token; what is empty isn't set. */
  private static Map<String, String> authorization(Map<String, String> environment) {
    String user = environment.getOrDefault("MLFLOW_TRACKING_USERNAME", "");
    String password = environment.getOrDefault("MLFLOW_TRACKING_PASSWORD", "");
    if (!user.isEmpty() && !password.isEmpty()) {
      byte[] both = "%s:%s".formatted(user, password).getBytes(UTF_8);
      return Map.of("Authorization", "Basic " + Base64.getEncoder().encodeToString(both));
    }
    String token = environment.getOrDefault("MLFLOW_TRACKING_TOKEN", "").strip();
    return token.isEmpty() ? Map.of() : Map.of("Authorization", "Bearer " + token);
  }
}
