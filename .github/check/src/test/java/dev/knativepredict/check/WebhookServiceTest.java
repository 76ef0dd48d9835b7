package dev.knativepredict.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The Service of the webhook receiver, which the release tool doesn't know. */
class WebhookServiceTest {

  private static final Path FOLDER = Path.of("../../knative/webhook");

  @Test
  void itFollowsAllRulesButThoseOfReleases() throws Exception {
    assertThat(ServiceRules.brokenBy(service()))
        .containsExactlyInAnyOrder(
            "the shares of the traffic add up to 100, not 0",
            "the revision's name says commit and template",
            "the image is named by its digest");
  }

  @Test
  void itsFieldsAreThoseOfKnative() throws Exception {
    assertThat(new KnativeSchema(Path.of("src/test/resources")).errors(service())).isEmpty();
  }

  @Test
  void itScalesToZeroAndHasOnePodAtMost() throws Exception {
    JsonNode scale = service().at("/spec/template/metadata/annotations");
    assertThat(scale.path("autoscaling.knative.dev/min-scale").asString()).isEqualTo("0");
    assertThat(scale.path("autoscaling.knative.dev/max-scale").asString()).isEqualTo("1");
  }

  @Test
  void noSecretIsInTheManifest() throws Exception {
    for (JsonNode variable : service().at("/spec/template/spec/containers/0/env")) {
      assertThat(variable.has("value") == variable.path("name").asString("").equals("WORKFLOW_URL"))
          .as(variable.toString())
          .isTrue();
    }
  }

  private static JsonNode service() throws Exception {
    return Rendered.read(Overlays.kustomize(FOLDER)).kind("Service").getFirst();
  }
}
