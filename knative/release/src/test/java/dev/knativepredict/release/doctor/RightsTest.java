package dev.knativepredict.release.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.knativepredict.release.api.ApiResponse;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RightsTest extends WithFakeApi {

  private static final Path ROLE = Path.of("../access/deployer.yaml");

  @Test
  void whatIsNeededIsWhatTheRoleOfThePipelineGrants() throws IOException {
    List<String> granted = new ArrayList<>();
    try (var documents = new YAMLMapper().readerFor(JsonNode.class).readValues(ROLE.toFile())) {
      while (documents.hasNext()) {
        JsonNode document = (JsonNode) documents.next();
        View.elements(document.path("rules")).forEach(rule -> granted.addAll(rights(rule)));
      }
    }
    assertThat(Rights.NEEDED).extracting(RightsTest::text).hasSameElementsAs(granted);
  }

  private static List<String> rights(JsonNode rule) {
    return View.elements(rule.path("verbs")).stream()
        .map(verb ->
            "%s %s/%s%s"
                .formatted(
                    verb.asText(),
                    rule.at("/apiGroups/0").asText(),
                    rule.at("/resources/0").asText(),
                    named(rule.at("/resourceNames/0").asText())))
        .toList();
  }

  private static String text(Rights.Right right) {
    String name = right.named() ? "predict" + right.name() : "";
    return "%s %s/%s%s".formatted(right.verb(), right.group(), right.resource(), named(name));
  }

  private static String named(String name) {
    return name.isEmpty() ? "" : " named " + name;
  }

  @Test
  void eachMissingRightIsNamed() {
    api.reacts(review -> allowedUnless(review, "patch", ""));
    assertThat(found(new Rights()))
        .containsExactly(
            "problem: missing in default: patch services.serving.knative.dev, patch"
                + " services.serving.knative.dev (of a trial), patch"
                + " revisions.serving.knative.dev");
  }

  @Test
  void withoutPodsAReleaseWorksButSaysLess() {
    for (String verb : List.of("list", "get")) {
      api.reacts(review -> allowedUnless(review, verb, "pods"));
      assertThat(found(new Rights())).singleElement().asString().startsWith("hint: missing");
    }
  }

  private static ApiResponse allowedUnless(JsonNode review, String verb, String resource) {
    JsonNode asked = review.at("/spec/resourceAttributes");
    boolean missing =
        asked.path("verb").asText().equals(verb)
            && asked.path("resource").asText().contains(resource);
    return FakeApi.answer(201, "{status: {allowed: %s}}".formatted(!missing));
  }
}
