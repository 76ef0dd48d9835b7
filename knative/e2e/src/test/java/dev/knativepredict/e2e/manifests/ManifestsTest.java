package dev.knativepredict.e2e.manifests;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.knative.serving.v1.Service;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

class ManifestsTest {

  private static final Path KNATIVE = Path.of("..");
  private static final YAMLMapper YAML = new YAMLMapper();
  private static final Map<String, Rendered> RENDERED = new ConcurrentHashMap<>();

  @ParameterizedTest
  @ValueSource(strings = {"local", "staging", "production"})
  void everyOverlayKeepsTheRules(String overlay) {
    assertThat(Rules.brokenBy(render(overlay).service())).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          /spec/traffic/0, percent, 90, 'add up to 100, not 90'
          /spec/traffic/0, latestRevision, true, never goes to the latest
          /spec/traffic/0, revisionName, other-1, a revision that we named
          /spec/template/metadata, name, predict-00001, says commit and template
          /spec/template/spec/containers/0, image, 'predict:latest', named by its digest
          /metadata/annotations, autoscaling.knative.dev/min-scale, 1, for the template
          /spec/template/spec, containerConcurrency, 0, in flight are bounded
          /spec/template/spec, timeoutSeconds, 30, longer than the drain
          /spec/template/spec, enableServiceLinks, true, no variables
          /spec/template/spec, automountServiceAccountToken, true, no token
          /spec/template/spec, securityContext, true, is off in Knative
          /spec/template/spec/containers/0/readinessProbe, periodSeconds, 1, no periodSeconds
          /spec/template/spec/containers/0, startupProbe, true, a second longer
          /spec/template/spec/containers/0/securityContext, runAsNonRoot, false, not root
          /spec/template/spec/containers/0/securityContext, readOnlyRootFilesystem, false, read-only
          """)
  void theRulesSeeWhatBreaksThem(String where, String field, String value, String rule) {
    ObjectNode service = render("local").service();
    ObjectNode changed = service.withObject(where);
    changed.set(field, new YAMLMapper().readTree(value));

    assertThat(Rules.brokenBy(service)).singleElement().asString().contains(rule);
  }

  @ParameterizedTest
  @ValueSource(strings = {"local", "staging", "production"})
  void knativeKnowsEveryFieldOfTheService(String overlay) {
    String json = new JsonMapper().writeValueAsString(render(overlay).service());

    Service service = new KubernetesSerialization().unmarshal(json, Service.class);

    assertThat(service.getAdditionalProperties()).isEmpty();
    assertThat(service.getSpec().getAdditionalProperties()).isEmpty();
    assertThat(service.getSpec().getTemplate().getSpec().getAdditionalProperties()).isEmpty();
    assertThat(service.getSpec().getTemplate().getSpec().getContainers().getFirst())
        .satisfies(container -> assertThat(container.getAdditionalProperties()).isEmpty());
  }

  @ParameterizedTest
  @ValueSource(strings = {"local", "staging", "production"})
  void onlyReleaseYamlSaysWhatRuns(String overlay) throws IOException {
    try (var files = Files.list(KNATIVE.resolve("overlays").resolve(overlay))) {
      List<String> saying =
          files
              .filter(file -> says(file, "sha256:") || says(file, "traffic"))
              .map(file -> file.getFileName().toString())
              .toList();
      assertThat(saying).containsExactly("release.yaml");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"local", "staging", "production"})
  void theDeployersRoleIsBoundedByItsNamespace(String overlay) {
    Rendered rendered = render(overlay);
    assertThat(rendered.kind("ClusterRole")).isEmpty();
    assertThat(rendered.kind("ClusterRoleBinding")).isEmpty();

    JsonNode role = rendered.kind("Role").getFirst();
    for (JsonNode rule : role.path("rules")) {
      assertThat(texts(rule.path("resources")))
          .doesNotContain("*", "secrets", "configmaps", "serviceaccounts", "pods/exec");
      assertThat(texts(rule.path("verbs"))).doesNotContain("*", "delete", "deletecollection");
    }
    JsonNode binding = rendered.kind("RoleBinding").getFirst();
    assertThat(binding.at("/subjects/0/namespace")).isEqualTo(role.at("/metadata/namespace"));
  }

  private static List<String> texts(JsonNode list) {
    return list.valueStream().map(JsonNode::asString).toList();
  }

  private static boolean says(Path file, String text) {
    try {
      return YAML.readTree(file.toFile()).toString().contains(text);
    } catch (RuntimeException e) {
      throw new AssertionError(file + " is no YAML", e);
    }
  }

  private static Rendered render(String overlay) {
    return RENDERED.computeIfAbsent(
        overlay, name -> Rendered.of(KNATIVE.resolve("overlays").resolve(name)));
  }
}
