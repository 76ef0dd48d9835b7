package dev.knativepredict.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The kustomize components: parts that an environment may include, and none does by itself. */
class ComponentsTest {

  private static final String CONTAINER = "/spec/template/spec/containers/0";
  private static final Path KNATIVE = Path.of("../../knative");

  @TempDir private Path folder;

  @EachOverlay
  void noEnvironmentIncludesOneByItself(String overlay) throws Exception {
    assertThat(Overlays.service(overlay).at(CONTAINER + "/ports/0/name").asString())
        .isEqualTo("http1");
  }

  @EachOverlay
  void anEnvironmentWithHttp2FollowsTheRules(String overlay) throws Exception {
    assertThat(ServiceRules.brokenBy(withHttp2(overlay))).isEmpty();
  }

  @Test
  void http2ChangesTheNameOfThePortAndTheCommandLineAndNothingElse() throws Exception {
    ObjectNode service = withHttp2("production");
    JsonNode port = service.at(CONTAINER + "/ports/0");
    assertThat(port.path("name").asString()).isEqualTo("h2c");
    assertThat(service.at(CONTAINER + "/command/1").asString()).isEqualTo("@predict-h2c.options");

    ((ObjectNode) port).put("name", "http1");
    ((ObjectNode) service.at(CONTAINER)).remove("command");
    assertThat(service).isEqualTo(Overlays.service("production"));
  }

  @EachOverlay
  void anEnvironmentWithFeedbackFollowsTheRules(String overlay) throws Exception {
    assertThat(ServiceRules.brokenBy(with("feedback", overlay))).isEmpty();
  }

  @Test
  void feedbackAddsTheKeyOfASecretThatMayBeMissingAndNothingElse() throws Exception {
    ObjectNode service = with("feedback", "production");
    ArrayNode variables = (ArrayNode) service.at(CONTAINER + "/env");
    JsonNode key = variables.remove(variables.size() - 1);

    assertThat(key.path("name").asString()).isEqualTo("FEEDBACK_KEY");
    assertThat(key.at("/valueFrom/secretKeyRef"))
        .hasToString("{\"key\":\"key\",\"name\":\"predict-feedback\",\"optional\":true}");
    assertThat(service).isEqualTo(Overlays.service("production"));
  }

  private ObjectNode withHttp2(String overlay) throws Exception {
    return with("h2c", overlay);
  }

  private ObjectNode with(String component, String overlay) throws Exception {
    Path knative = folder.toRealPath().relativize(KNATIVE.toRealPath());
    Files.writeString(
        folder.resolve("kustomization.yaml"),
        "{resources: [%1$s/overlays/%2$s], components: [%1$s/components/%3$s]}"
            .formatted(knative, overlay, component));
    return (ObjectNode)
        Rendered.read(Overlays.kustomize(folder)).kind("Service").getFirst().deepCopy();
  }
}
