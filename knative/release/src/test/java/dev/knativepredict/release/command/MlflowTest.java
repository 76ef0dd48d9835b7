package dev.knativepredict.release.command;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.knativepredict.release.evidence.FakeTrackingServer;
import dev.knativepredict.release.evidence.TrackingServer;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MlflowTest {

  private static final String USER = "MLFLOW_TRACKING_USERNAME";
  private static final String PASSWORD = "MLFLOW_TRACKING_PASSWORD";
  private static final String TOKEN = "MLFLOW_TRACKING_TOKEN";

  /** A workflow's secret that isn't set is an empty variable. */
  @Test
  void whatIsEmptyIsNotSet() throws IOException {
    assertThat(authorization(Map.of(USER, "", PASSWORD, "", TOKEN, "it"))).isEqualTo("Bearer it");
    assertThat(authorization(Map.of(USER, "", PASSWORD, "", TOKEN, ""))).isEqualTo("null");
    assertThat(Mlflow.champion(Map.of("REGISTRY_CHAMPION", ""))).isEqualTo("champion");
  }

  @Test
  void aUserGoesBeforeAToken() throws IOException {
    assertThat(authorization(Map.of(USER, "ada", PASSWORD, "it", TOKEN, "it")))
        .isEqualTo("Basic YWRhOml0");
  }

  private static String authorization(Map<String, String> environment) throws IOException {
    try (FakeTrackingServer mlflow = new FakeTrackingServer();
        TrackingServer server = requireNonNull(Mlflow.server(mlflow.url(), environment))) {
      assertThat(server.version("even", "1")).isEmpty();
      return mlflow.authorizations().getFirst();
    }
  }
}
