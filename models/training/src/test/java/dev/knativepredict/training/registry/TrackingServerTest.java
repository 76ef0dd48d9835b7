package dev.knativepredict.training.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TrackingServerTest {

  @Test
  void aUserGoesBeforeAToken() {
    assertThat(authorization("MLFLOW_TRACKING_TOKEN", "t")).isEqualTo("Bearer t");
    assertThat(
            authorization(
                "MLFLOW_TRACKING_TOKEN", "t",
                "MLFLOW_TRACKING_USERNAME", "ada",
                "MLFLOW_TRACKING_PASSWORD", "p"))
        .isEqualTo("Basic YWRhOnA=");
  }

  /** A workflow sets a variable also if there is no secret for it. */
  @Test
  void whatIsEmptyIsNotSet() {
    assertThat(authorization("MLFLOW_TRACKING_USERNAME", "", "MLFLOW_TRACKING_PASSWORD", ""))
        .isNull();
    assertThat(
            authorization(
                "MLFLOW_TRACKING_USERNAME", "",
                "MLFLOW_TRACKING_PASSWORD", "",
                "MLFLOW_TRACKING_TOKEN", "t"))
        .isEqualTo("Bearer t");
  }

  private static @Nullable String authorization(String... variables) {
    Map<String, String> environment = new HashMap<>();
    environment.put("MLFLOW_TRACKING_URI", "http://registry.example.org");
    for (int i = 0; i < variables.length; i += 2) {
      environment.put(variables[i], variables[i + 1]);
    }
    return TrackingServer.of(environment).authorization();
  }
}
