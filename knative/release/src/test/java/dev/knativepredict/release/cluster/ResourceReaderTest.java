package dev.knativepredict.release.cluster;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.knativepredict.release.traffic.Percent;
import dev.knativepredict.release.traffic.RevisionName;
import io.fabric8.kubernetes.api.model.Pod;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResourceReaderTest {

  private static final JsonMapper JSON = new JsonMapper();

  @Test
  void aServiceThatIsSettled() {
    LiveService live = service(2, "True", "");
    assertThat(live.version()).isEqualTo("7");
    assertThat(live.url()).isEqualTo("http://predict.example");
    assertThat(live.wanted()).hasToString("latestRevision 10 %, predict-1 90 % (stable)");
    assertThat(live.routed().stable()).contains(new RevisionName("predict-1"));
    assertThat(live.observed()).isTrue();
    assertThat(live.routesProblem()).isNull();
    assertThat(live.state()).isNull();
  }

  @Test
  void aServiceWhoseLastChangeKnativeHasNotSeen() {
    assertThat(service(1, "True", "").observed()).isFalse();
  }

  @Test
  void aServiceWhoseRoutesAreNotReadySaysWhyOnOneLine() {
    assertThat(service(2, "False", "").routesProblem()).isEqualTo("RevisionMissing: no such one");
    assertThat(service(2, "False", "").nameTaken()).isFalse();
  }

  @Test
  void aStateThatAnEarlierVersionWroteIsRead() {
    String candidate =
        "{'revision':'predict-2','commit':'2','model':null,'image':'it','later':'unknown'}";
    String state =
        ("{'stable':'predict-1','traffic':[{'revision':'predict-1','percent':100,'tag':'stable'}],"
                + "'running':{'owner':'me','candidate':%s,'share':25,"
                + "'began':'2026-01-01T00:00:00Z','held':null},'history':[]}")
            .formatted(candidate)
            .replace('\'', '"');
    var rollout = requireNonNull(requireNonNull(service(2, "True", state).state()).rollout());
    assertThat(rollout.share()).isEqualTo(new Percent(25));
  }

  @Test
  void aStateThatCantBeReadIsSaidByTheNameOfItsAnnotation() {
    LiveService live = service(2, "True", "{");

    assertThat(live.state()).isNull();
    assertThat(live.stateProblem()).startsWith("the annotation release.knativepredict.dev/state");
  }

  @ParameterizedTest
  @CsvSource({
    "True,  'Ready[]'",
    "False, 'Failed[reason=ContainerMissing: not found]'",
    "Unknown, 'Pending[reason=ContainerMissing: not found]'"
  })
  void aRevisionIsReadyFailedOrPending(String status, String expected) {
    LiveRevision revision = revision("predict-abc1234-0f1e2d", status);
    assertThat(revision.readiness()).hasToString(expected);
    assertThat(revision.pods()).isEqualTo(1);
    assertThat(revision.kept()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "predict-abc1234-0f1e2d, abc1234, even/1",
    "predict-0a1b2c3,        unknown,",
    "predict-00002,          unknown,",
    "predict-0a1b2c3-0f1e2d, unknown,"
  })
  void aRevisionThatSomebodyElseMadeDoesNotShowTheCommitOfTheOneBefore(
      String name, String commit, @Nullable String model) {
    var origin = revision(name, "True").origin();
    assertThat(origin.commit()).isEqualTo(commit);
    assertThat(origin.model()).isEqualTo(model);
  }

  @Test
  void whatMayPassIsWaitedForUntilSomethingElseIsWorse() {
    assertThat(revision("predict-1", "False", "Unschedulable", List.of()).readiness())
        .hasToString("Pending[reason=Unschedulable: not found]");
    List<Pod> ended = List.of(PodFailuresTest.ended(3));
    assertThat(revision("predict-1", "False", "Unschedulable", ended).readiness().toString())
        .startsWith("Failed[reason=its container ended with exit code 3");
  }

  @Test
  void aRevisionsTemplateHasNothingThatKnativeAdded() {
    var metadata = revision("predict-1", "True").template().path("metadata");
    assertThat(metadata.path("name").asText()).isEqualTo("predict-1");
    assertThat(metadata.path("labels").fieldNames()).toIterable().containsExactly("app");
    assertThat(metadata.path("annotations").fieldNames())
        .toIterable()
        .containsExactly("release.knativepredict.dev/commit", "release.knativepredict.dev/model");
  }

  private static LiveRevision revision(String name, String ready) {
    return revision(name, ready, "ContainerMissing", List.of());
  }

  private static LiveRevision revision(String name, String ready, String reason, List<Pod> pods) {
    return ResourceReader.revision(
        found(
            """
            {"apiVersion": "serving.knative.dev/v1", "kind": "Revision",
             "metadata": {"name": "%s", "creationTimestamp": "2026-01-01T00:00:00Z",
               "labels": {"app": "it", "serving.knative.dev/service": "predict"},
               "annotations": {"serving.knative.dev/no-gc": "true",
                 "release.knativepredict.dev/commit": "abc1234",
                 "release.knativepredict.dev/model": "even/1"}},
             "spec": {"containers": [{"image": "it"}]},
             "status": {"actualReplicas": 1, "conditions": [
               {"type": "Ready", "status": "%s", "reason": "%s", "message": "not\\n found"}]}}
            """
                .formatted(name, ready, reason)),
        pods);
  }

  private static LiveService service(int observed, String ready, String state) {
    String annotations =
        state.isEmpty()
            ? "{}"
            : "{\"release.knativepredict.dev/state\": %s}"
                .formatted(JSON.getNodeFactory().textNode(state));
    return ResourceReader.service(
        found(
            """
            {"apiVersion": "serving.knative.dev/v1", "kind": "Service",
             "metadata": {"name": "predict", "generation": 2, "resourceVersion": "7",
               "annotations": %s},
             "spec": {"template": {}, "traffic": [{"latestRevision": true, "percent": 10},
               {"revisionName": "predict-1", "percent": 90, "tag": "stable"}]},
             "status": {"observedGeneration": %d, "url": "http://predict.example",
               "traffic": [{"revisionName": "predict-1", "percent": 100}],
               "conditions": [{"type": "RoutesReady", "status": "%s", "reason": "RevisionMissing",
                 "message": "no such\\n one"}]}}
            """
                .formatted(annotations, observed, ready)));
  }

  private static Resource found(String json) {
    try {
      return new Resource(JSON.readTree(json));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
