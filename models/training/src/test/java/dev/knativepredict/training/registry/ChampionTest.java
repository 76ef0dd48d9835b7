package dev.knativepredict.training.registry;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.knativepredict.manifest.ModelDirectory;
import dev.knativepredict.manifest.Sha256;
import dev.knativepredict.training.Program;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ChampionTest {

  private static final Instant NOW = Instant.parse("2026-01-02T03:04:05.678Z");
  private static final Alias CHAMPION = new Alias("champion");
  private static final String IMAGE = "registry.example.org/predict@sha256:" + "0".repeat(64);

  /** The sealed version 1 is the registered version 7, and 2 is 8. */
  private static final Sha256 FIRST = Sha256.of("first".getBytes(UTF_8));

  private static final Sha256 SECOND = Sha256.of("second".getBytes(UTF_8));

  private final Map<String, String> seventh = new HashMap<>(tags(FIRST));
  private final Map<String, String> eighth = new HashMap<>(tags(SECOND));
  private Optional<Integer> aliased = Optional.empty();

  @Test
  void aPromotedVersionGetsTheAliasAndTagsThatSayWhereAndSinceWhen() {
    aliased = Optional.of(7);
    seventh.putAll(deployed("predict-1"));

    assertThat(changes(stable("predict-2", 2, "promoted"), old("predict-1", 1, "promoted")))
        .containsExactlyInAnyOrder(
            new Change.TagDeleted(Versions.reference(7), "deployed_revision"),
            new Change.TagDeleted(Versions.reference(7), "deployed_image"),
            new Change.TagDeleted(Versions.reference(7), "deployed_at"),
            new Change.TagSet(Versions.reference(8), "deployed_revision", "predict-2"),
            new Change.TagSet(Versions.reference(8), "deployed_image", IMAGE),
            new Change.TagSet(Versions.reference(8), "deployed_at", "2026-01-02T03:04:05Z"),
            new Change.TagSet(Versions.reference(8), "canary_verdict", "promoted"),
            new Change.AliasMoved(Versions.reference(8), CHAMPION, 7));
  }

  @Test
  void nothingIsWrittenTwice() {
    aliased = Optional.of(7);
    seventh.putAll(deployed("predict-1"));
    eighth.put("canary_verdict", "rolled back: errors");

    assertThat(
            changes(old("predict-2", 2, "rolled back: errors"), stable("predict-1", 1, "promoted")))
        .isEmpty();
  }

  @Test
  void afterARollbackTheAliasMovesBackAndTheRefusedVersionIsTagged() {
    aliased = Optional.of(8);
    seventh.put("canary_verdict", "promoted");
    eighth.putAll(deployed("predict-2"));

    assertThat(
            changes(
                old("predict-2", 2, "rolled back: by hand"), stable("predict-1", 1, "promoted")))
        .contains(
            new Change.AliasMoved(Versions.reference(7), CHAMPION, 8),
            new Change.TagSet(Versions.reference(8), "canary_verdict", "rolled back: by hand"),
            new Change.TagDeleted(Versions.reference(8), "deployed_revision"),
            new Change.TagSet(Versions.reference(7), "deployed_revision", "predict-1"))
        .doesNotContain(new Change.TagSet(Versions.reference(7), "canary_verdict", "promoted"));
  }

  @Test
  void aStepOfARunningReleaseChangesNothing() {
    aliased = Optional.of(7);
    seventh.putAll(deployed("predict-1"));

    assertThat(
            changes(
                revision("predict-2", 2, 50, "candidate", "being released"),
                revision("predict-1", 1, 50, "stable", "promoted")))
        .isEmpty();
  }

  @Test
  void aVersionThatRunsIsNotRefusedForAnotherRevisionOfIt() {
    aliased = Optional.of(7);
    seventh.putAll(deployed("predict-1"));

    assertThat(
            changes(old("predict-3", 1, "rolled back: errors"), stable("predict-1", 1, "promoted")))
        .isEmpty();
  }

  @Test
  void aVersionThatSomebodyWentBackToIsNotRefusedAnyMore() {
    aliased = Optional.of(7);
    seventh.putAll(deployed("predict-1"));
    seventh.put("canary_verdict", "rolled back: errors");

    assertThat(changes(stable("predict-1", 1, "rolled back: errors")))
        .containsExactly(new Change.TagDeleted(Versions.reference(7), "canary_verdict"));
    assertThat(changes(stable("predict-1", 1, "promoted")))
        .containsExactly(new Change.TagSet(Versions.reference(7), "canary_verdict", "promoted"));
  }

  @Test
  void theLastReleaseOfAVersionSpeaksForIt() {
    aliased = Optional.of(7);
    seventh.putAll(deployed("predict-1"));

    assertThat(
            changes(
                stable("predict-1", 1, "promoted"),
                old("predict-3", 2, "promoted"),
                old("predict-2", 2, "rolled back: errors")))
        .isEmpty();
  }

  @Test
  void anotherModelOrAVersionThatIsNotRegisteredIsRefused() {
    assertThatThrownBy(() -> changes(stable("predict-9", 9, "promoted")))
        .isInstanceOf(RegistryRefused.class)
        .hasMessage(
            "predict-9 serves credit/9, and none of the sealed versions [credit/1, credit/2]");
    assertThatThrownBy(() -> changes(stable("predict-1", 1, "").replace("credit/1", "other/1")))
        .hasMessage(
            "predict-1 serves other/1, and none of the sealed versions [credit/1, credit/2]");
    assertThatThrownBy(() -> changes(stable("predict-1", 1, "").replace("\"credit/1\"", "null")))
        .hasMessage(
            "predict-1 serves a model that it doesn't name, and none of the sealed versions"
                + " [credit/1, credit/2]");
    assertThatThrownBy(() -> changes(old("predict-1", 1, "promoted")))
        .hasMessage("no revision is stable or has all traffic");
    seventh.clear();
    assertThatThrownBy(() -> changes(stable("predict-1", 1, "promoted")))
        .hasMessage("credit/1 runs, and the registry doesn't have it: register it first");
  }

  @Test
  void theReleaseToolPrintsWhatIsReadHere() throws Exception {
    JsonNode schema =
        new JsonMapper().readTree(Program.MODELS.resolve("../docs/release.schema.json"));
    JsonNode revision = new JsonMapper().readTree(stable("predict-1", 1, "promoted"));

    assertThat(schema.at("/$defs/status/properties/revisions/items/required").valueStream())
        .extracting(JsonNode::asString)
        .containsAll(revision.propertyNames());
  }

  @Test
  void aFailureOfTheReleaseToolIsNoStatus() {
    String failure = "{\"result\": \"out of reach\", \"reason\": \"no cluster\"}";

    assertThatThrownBy(() -> ReleaseStatus.read(failure.getBytes(UTF_8)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("there is no status: no cluster");
    assertThatThrownBy(() -> ReleaseStatus.read(new byte[0]))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private List<Change> changes(String... revisions) {
    String status = "{\"url\": null, \"revisions\": [%s]}".formatted(String.join(",", revisions));
    return new Champion(
            ReleaseStatus.read(status.getBytes(UTF_8)),
            sealed(),
            List.of(Versions.of(7, seventh), Versions.of(8, eighth)),
            CHAMPION,
            aliased)
        .changes(NOW);
  }

  /** One seal is enough for both: what tells them apart is the manifest's hash. */
  private static SealedVersions sealed() {
    ModelDirectory directory = ModelDirectory.open(Program.MODELS.resolve("credit/1"));
    return new SealedVersions(
        List.of(new SealedVersion(directory, 1, FIRST), new SealedVersion(directory, 2, SECOND)));
  }

  private static Map<String, String> tags(Sha256 manifest) {
    return Map.of("manifest_sha256", manifest.hex());
  }

  private static Map<String, String> deployed(String revision) {
    return Map.of(
        "deployed_revision",
        revision,
        "deployed_image",
        IMAGE,
        "deployed_at",
        "2025-12-31T00:00:00Z",
        "canary_verdict",
        "promoted");
  }

  private static String stable(String name, int version, String verdict) {
    return revision(name, version, 100, "stable", verdict);
  }

  private static String old(String name, int version, String verdict) {
    return revision(name, version, 0, "", verdict);
  }

  private static String revision(
      String name, int version, int traffic, String tag, String verdict) {
    return """
    {"revision": "%s", "model": "credit/%d", "traffic": %d, "tag": "%s", "verdict": "%s", "image": "%s"}
    """
        .formatted(name, version, traffic, tag, verdict, IMAGE);
  }
}
