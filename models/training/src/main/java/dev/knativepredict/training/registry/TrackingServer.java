package dev.knativepredict.training.registry;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.util.Base64;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The server that holds the registry.
 *
 * @param address without a slash at its end
 * @param authorization the header of that name; null if the server asks for none
 */
public record TrackingServer(URI address, @Nullable String authorization) {

  private static final String URI_VARIABLE = "MLFLOW_TRACKING_URI";

  /**
   * Reads the variables that MLflow's own client reads.
   *
   * @throws IllegalArgumentException if the address is missing, or no server's
   */
  public static TrackingServer of(Map<String, String> environment) {
    String address = environment.getOrDefault(URI_VARIABLE, "").strip();
    if (!address.matches("https?://[^/?#@\\s]+(/[^?#\\s]*)?")) {
      throw new IllegalArgumentException(
          URI_VARIABLE + (address.isEmpty() ? " is missing" : " is not http://… or https://…"));
    }
    return new TrackingServer(
        URI.create(address.replaceFirst("/+$", "")), authorization(environment));
  }

  /** A user goes before a token, as in MLflow's own client; what is empty isn't set. */
  private static @Nullable String authorization(Map<String, String> environment) {
    String user = environment.getOrDefault("MLFLOW_TRACKING_USERNAME", "");
    String password = environment.getOrDefault("MLFLOW_TRACKING_PASSWORD", "");
    if (!user.isEmpty() && !password.isEmpty()) {
      return "Basic "
          + Base64.getEncoder().encodeToString("%s:%s".formatted(user, password).getBytes(UTF_8));
    }
    String token = environment.get("MLFLOW_TRACKING_TOKEN");
    return token == null || token.isBlank() ? null : "Bearer " + token.strip();
  }

  /** Without what authorizes. */
  @Override
  public String toString() {
    return address.toString();
  }
}
