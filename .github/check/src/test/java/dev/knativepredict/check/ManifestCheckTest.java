package dev.knativepredict.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ManifestCheckTest {

  private static final Path DEFINITIONS = Path.of("src/test/resources");
  private static final String SERVICE =
      """
      apiVersion: serving.knative.dev/v1
      kind: Service
      metadata: {name: predict}
      spec:
        template: {anything: goes}
        traffic:
          - {revisionName: predict-1, percent: 100}
      """;

  @TempDir private Path folder;
  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

  @Test
  void whatTheSchemaNamesPasses() throws IOException {
    assertThat(accepts(SERVICE)).isTrue();
    assertThat(printed).asString().contains("1 Knative objects, 0 errors");
  }

  @Test
  void aMisspelledFieldIsRefused() throws IOException {
    assertThat(accepts(SERVICE.replace("revisionName", "revision"))).isFalse();
    assertThat(printed).asString().contains("/spec/traffic/0: ").contains("'revision'");
  }

  @Test
  void aTextWhereANumberBelongsIsRefused() throws IOException {
    assertThat(accepts(SERVICE.replace("percent: 100", "percent: all"))).isFalse();
    assertThat(printed).asString().contains("/spec/traffic/0/percent: ");
  }

  @Test
  void anUnknownKindOfTheSameGroupIsRefused() throws IOException {
    assertThat(accepts(SERVICE.replace("kind: Service", "kind: Servce"))).isFalse();
    assertThat(printed).asString().contains("no schema of serving.knative.dev/v1/Servce");
  }

  @Test
  void aFileWithoutAKnativeObjectIsRefused() throws IOException {
    assertThat(accepts("apiVersion: v1\nkind: ConfigMap\n")).isFalse();
    assertThat(printed).asString().contains("0 Knative objects");
  }

  private boolean accepts(String yaml) throws IOException {
    Path rendered = Files.writeString(folder.resolve("rendered.yaml"), yaml);
    return new ManifestCheck(new KnativeSchema(DEFINITIONS), new PrintStream(printed, true))
        .accepts(rendered);
  }
}
