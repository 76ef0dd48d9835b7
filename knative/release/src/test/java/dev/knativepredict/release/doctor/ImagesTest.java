package dev.knativepredict.release.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.knativepredict.release.plan.ImageReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ImagesTest extends WithFakeApi {

  @Test
  void aPodThatCantPullIsAProblem() {
    api.put(
        FakeApi.PODS,
        """
        items:
          - status:
              containerStatuses:
                - image: registry.example/predict
                  state: {waiting: {reason: ErrImagePull, message: "dial tcp: \\n i/o timeout"}}
        """);
    assertThat(found(new ImagePulls()))
        .containsExactly(
            "problem: a node can't pull registry.example/predict: dial tcp: i/o timeout");
  }

  @Test
  void anotherRegistryHasNotBeenSeenToWork() {
    var image = new ImageReference("other.example/predict@sha256:" + "2".repeat(64));
    assertThat(found(new ImagePulls(), image))
        .containsExactly(
            "hint: not seen: whether a node reaches other.example; a release finds out at 0 %");
  }

  @Test
  void aRevisionThatIsNotReadyProvesNothing() {
    api.replace(FakeApi.REVISIONS, "\"True\"", "\"False\"");
    assertThat(found(new ImagePulls())).singleElement().asString().startsWith("hint: not seen: ");
  }

  @ParameterizedTest
  @CsvSource({
    "predict, docker.io",
    "team/predict, docker.io",
    "localhost/predict, localhost",
    "10.0.0.1:5000/predict@sha256:1, 10.0.0.1:5000",
    "registry.example/team/predict, registry.example"
  })
  void theRegistryIsInTheName(String image, String registry) {
    assertThat(ImagePulls.registry(image)).isEqualTo(registry);
  }

  @Test
  void aTagIsAHintAndWithoutResolutionAProblem() {
    api.replace(FakeApi.SERVICE, "@sha256:" + "1".repeat(64), ":latest");
    assertThat(found(new TagResolution()))
        .containsExactly("hint: registry.example/predict:latest has no digest");
    api.put(
        FakeApi.KNATIVE + "configmaps/config-deployment",
        "{data: {registries-skipping-tag-resolving: 'kind.local, registry.example'}}");
    assertThat(found(new TagResolution())).singleElement().asString().startsWith("problem: ");
  }

  @Test
  void aTagThatKnativeCantResolveIsAProblem() {
    api.replace(
        FakeApi.SERVICE,
        "[{\"type\":\"RoutesReady\"",
        "[{\"type\":\"ConfigurationsReady\",\"message\":\"Unable to fetch image x: no such host\"},"
            + "{\"type\":\"RoutesReady\"");
    assertThat(found(new TagResolution()))
        .contains("problem: Knative can't resolve a tag: Unable to fetch image x: no such host");
  }
}
