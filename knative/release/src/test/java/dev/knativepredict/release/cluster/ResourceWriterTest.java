package dev.knativepredict.release.cluster;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.knativepredict.release.traffic.Candidate;
import dev.knativepredict.release.traffic.RevisionName;
import dev.knativepredict.release.traffic.State;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ResourceWriterTest {

  private static final State STATE =
      State.first(
          new Candidate(new RevisionName("predict-1"), "1", null, "it"),
          "me",
          Instant.EPOCH,
          List.of());

  @Test
  void everyTargetNamesItsRevision() {
    ObjectNode spec = ResourceWriter.spec(Change.to(STATE), template("predict-0"));
    assertThat(spec)
        .hasToString(
            "{\"traffic\":[{\"revisionName\":\"predict-1\",\"latestRevision\":false,"
                + "\"percent\":100,\"tag\":\"candidate\"}]}");
  }

  @Test
  void aTemplateIsWrittenOnlyUnderANewName() {
    Change change = Change.to(STATE, template("predict-1"));
    assertThat(ResourceWriter.spec(change, template("predict-0")).has("template")).isTrue();
    assertThat(ResourceWriter.spec(change, template("predict-1")).has("template")).isFalse();
  }

  @Test
  void whatSomebodyElseWroteStays() {
    var labels = Map.of("networking.knative.dev/visibility", "cluster-local");
    var next = ResourceWriter.metadata(Change.to(STATE), labels, Map.of("a", "b"));
    assertThat(texts(next, "labels")).isEqualTo(labels);
    assertThat(texts(next, "annotations")).containsEntry("a", "b");
  }

  @Test
  void onlyAReleaseThatIsWorkedOnHasAnOwner() {
    var rollout = requireNonNull(STATE.rollout());
    assertThat(annotations(STATE)).containsEntry(ServiceAnnotations.OWNER, "me");
    assertThat(annotations(STATE.held(rollout, "why"))).doesNotContainKey(ServiceAnnotations.OWNER);
    assertThat(annotations(STATE.promoted(rollout, "good", Instant.EPOCH)))
        .doesNotContainKeys(ServiceAnnotations.OWNER, ServiceAnnotations.HEARTBEAT);
  }

  @Test
  void whatAnnotationsSayIsReadAsItWasWritten() {
    assertThat(ServiceAnnotations.read(annotations(STATE)).state()).isEqualTo(STATE);
    assertThat(ServiceAnnotations.read(Map.of()).state()).isNull();
  }

  @Test
  void aSlashInAPathIsEscaped() {
    assertThat(ResourceWriter.annotation("a.dev/b~c"))
        .isEqualTo("/metadata/annotations/a.dev~1b~0c");
  }

  private static Map<String, String> annotations(State state) {
    Map<String, String> before = Map.of(ServiceAnnotations.HEARTBEAT, "old");
    return texts(ResourceWriter.metadata(Change.to(state), Map.of(), before), "annotations");
  }

  private static Map<String, String> texts(Map<String, ObjectNode> metadata, String part) {
    return requireNonNull(metadata.get(part)).properties().stream()
        .collect(toMap(Map.Entry::getKey, field -> field.getValue().asText()));
  }

  private static ObjectNode template(String name) {
    ObjectNode template = JsonNodeFactory.instance.objectNode();
    template.putObject("metadata").put("name", name);
    return template;
  }
}
