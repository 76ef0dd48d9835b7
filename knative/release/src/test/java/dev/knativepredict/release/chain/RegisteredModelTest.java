package dev.knativepredict.release.chain;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.knativepredict.release.chain.Outcome.Agrees;
import dev.knativepredict.release.chain.Outcome.Differs;
import dev.knativepredict.release.chain.Outcome.NotChecked;
import dev.knativepredict.release.evidence.FakeTrackingServer;
import dev.knativepredict.release.evidence.Sha256;
import dev.knativepredict.release.evidence.TrackingServer;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class RegisteredModelTest {

  private static final String DESCRIPTION =
      Sha256.of(FakeTrackingServer.DESCRIPTION.getBytes(UTF_8));
  private static final Map<String, String> AUTHORIZED = Map.of("Authorization", "Bearer it");

  @TempDir private Path home;
  private FakeTrackingServer mlflow;

  @BeforeEach
  void start() throws IOException {
    mlflow = new FakeTrackingServer();
  }

  @AfterEach
  void stop() {
    mlflow.close();
  }

  @Test
  void anImportedModelIsTheVersionAndTheRunThatItNames() throws IOException {
    mlflow.version("3", "run-3", "stage", "gold");
    assertThat(links(imported("3", "run-3", DESCRIPTION)))
        .containsExactly(new Agrees("even, version 3, run run-3"), new Agrees(DESCRIPTION));
    assertThat(mlflow.authorizations()).containsOnly("Bearer it");
  }

  @Test
  void anotherRunAndAnotherModelAtTheSameNumberDiffer() throws IOException {
    mlflow.version("3", "run-4", "stage", "gold");
    assertThat(links(imported("3", "run-3", "f".repeat(64))))
        .containsExactly(
            new Differs("even, version 3, run run-3", "even, version 3, run run-4"),
            new Differs("f".repeat(64), DESCRIPTION));
  }

  @Test
  void aVersionThatWasDeletedDiffers() throws IOException {
    assertThat(links(imported("3", "run-3", DESCRIPTION)))
        .containsExactly(
            new Differs("even, version 3, run run-3", "there is none"),
            new Differs(DESCRIPTION, "there is none"));
  }

  @Test
  void aModelThatWasRegisteredIsTheVersionWithTheDigestOfItsManifest() throws IOException {
    Path folder = SealedModel.write(home, Map.of());
    String manifest = SealedFolder.read(folder).manifestSha256();
    assertThat(links(folder))
        .containsExactly(new NotChecked(mlflow.url() + " has no version of even/1"));
    mlflow.version("1", "", "manifest_sha256", "f".repeat(64));
    assertThat(links(folder))
        .containsExactly(
            new Differs("a manifest with SHA-256 " + manifest, "version 1 has " + "f".repeat(64)));
    mlflow.version("2", "run-2", "manifest_sha256", manifest);
    assertThat(links(folder)).containsExactly(new Agrees("even, version 2, run run-2"));
  }

  @Test
  void theAliasOfWhatUsersGetIsOnTheVersionThatTheyGet() throws IOException {
    mlflow.version("3", "run-3", "stage", "gold").version("4", "run-4", "stage", "gold");
    Path folder = imported("3", "run-3", DESCRIPTION);
    assertThat(links(folder, "champion"))
        .endsWith(new Differs("champion is on version 3", "on none"));
    mlflow.champion("4");
    assertThat(links(folder, "champion"))
        .endsWith(new Differs("champion is on version 3", "on version 4"));
    mlflow.champion("3");
    assertThat(links(folder, "champion")).endsWith(new Agrees("champion is on version 3"));
  }

  @Test
  void theAliasOfAModelThatWasRegisteredIsOnTheVersionWithItsManifest() throws IOException {
    Path folder = SealedModel.write(home, Map.of());
    assertThat(links(folder, "champion"))
        .endsWith(new NotChecked(mlflow.url() + " has no version of even/1"));
    mlflow.version("2", "", "manifest_sha256", SealedFolder.read(folder).manifestSha256());
    mlflow.champion("2");
    assertThat(links(folder, "champion")).endsWith(new Agrees("champion is on version 2"));
  }

  @Test
  void aServerThatCantBeAskedIsNotAVersionThatDiffers() throws IOException {
    Path folder = imported("3", "run-3", DESCRIPTION);
    for (int status : List.of(404, 401, 500)) {
      mlflow.broken(status);
      assertThat(links(folder)).hasSize(2).allMatch(NotChecked.class::isInstance);
    }
    mlflow.close();
    assertThat(links(folder)).hasSize(2).allMatch(NotChecked.class::isInstance);
  }

  @Test
  void withoutAServerItIsOnlySaidWhichVersionItShouldBe() throws IOException {
    SealedFolder folder = SealedFolder.read(imported("3", "run-3", DESCRIPTION));
    assertThat(new RegisteredModel(folder, null, null).links())
        .extracting(Link::outcome)
        .hasSize(2)
        .containsOnly(
            new NotChecked("even, version 3; --mlflow or MLFLOW_TRACKING_URI names no server"));
  }

  private Path imported(String number, String run, String description) throws IOException {
    return SealedModel.write(
        home,
        Map.of(
            "registry name", "even",
            "registry version", number,
            "registry run", run,
            "registry MLmodel sha256", description));
  }

  private List<Outcome> links(Path folder) {
    return links(folder, null);
  }

  private List<Outcome> links(Path folder, @Nullable String champion) {
    String url = mlflow.url().toString();
    try (TrackingServer server = new TrackingServer(url, AUTHORIZED, Duration.ofSeconds(10))) {
      return new RegisteredModel(SealedFolder.read(folder), server, champion)
          .links().stream().map(Link::outcome).toList();
    }
  }
}
