package dev.knativepredict.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.dataformat.yaml.YAMLMapper;

class OverlayCheckTest {

  private static final Path DEFINITIONS = Path.of("src/test/resources");
  @TempDir private Path folder;
  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

  private String service = "";

  @BeforeEach
  void render() throws Exception {
    service = new YAMLMapper().writeValueAsString(Overlays.service("local"));
  }

  @Test
  void whatTheSchemaNamesPasses() throws IOException {
    assertThat(accepts(service)).isTrue();
    assertThat(printed).asString().contains("1 Knative objects, 0 errors");
  }

  @Test
  void aMisspelledFieldIsRefused() throws IOException {
    assertThat(accepts(service.replace("revisionName", "revision"))).isFalse();
    assertThat(printed).asString().contains("/spec/traffic/0: ").contains("'revision'");
  }

  @Test
  void aTextWhereANumberBelongsIsRefused() throws IOException {
    assertThat(accepts(service.replace("percent: 100", "percent: all"))).isFalse();
    assertThat(printed).asString().contains("/spec/traffic/0/percent: ");
  }

  @Test
  void anUnknownKindOfTheSameGroupIsRefused() throws IOException {
    assertThat(accepts(service.replace("kind: \"Service\"", "kind: Servce"))).isFalse();
    assertThat(printed).asString().contains("no schema of serving.knative.dev/v1/Servce");
  }

  @Test
  void aServiceThatBreaksARuleIsRefused() throws IOException {
    assertThat(accepts(service.replace("percent: 100", "percent: 90"))).isFalse();
    assertThat(printed).asString().contains("add up to 100, not 90");
  }

  @Test
  void aRoleForTheWholeClusterIsRefused() throws IOException {
    assertThat(accepts(service + "\n---\nkind: ClusterRole\n")).isFalse();
    assertThat(printed).asString().contains("a ClusterRole reaches beyond the namespace");
  }

  @Test
  void aFileWithoutAKnativeObjectIsRefused() throws IOException {
    assertThat(accepts("apiVersion: v1\nkind: ConfigMap\n")).isFalse();
    assertThat(printed).asString().contains("0 Knative objects");
  }

  private boolean accepts(String yaml) throws IOException {
    Path rendered = Files.writeString(folder.resolve("rendered.yaml"), yaml);
    return new OverlayCheck(new KnativeSchema(DEFINITIONS), new PrintStream(printed, true))
        .accepts(rendered);
  }
}
