package dev.knativepredict.release.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TemplateTest {

  private static final ImageReference IMAGE =
      new ImageReference("registry:5000/predict@sha256:" + "1".repeat(64));
  private static final Commit COMMIT = new Commit("0123456789abcdef0123456789abcdef01234567");

  @TempDir private Path folder;

  @Test
  void theNameFollowsFromServiceCommitAndTemplate() throws IOException {
    assertThat(name("memory: 256Mi", COMMIT)).matches("predict-0123456-[0-9a-f]{6}");
    assertThat(name("memory: 256Mi", COMMIT)).isEqualTo(name("memory: 256Mi", COMMIT));
  }

  @Test
  void aLongServiceNameLeavesNoRoomForTheCommitAndATooLongOneIsRefused() throws IOException {
    String yaml = MANIFEST.formatted("cpu: 1");
    String name = render(yaml, "s".repeat(48), COMMIT).candidate().revision().value();
    assertThat(name).hasSize(63).startsWith("s".repeat(48) + "-0123456-");
    assertThat(render(yaml, "s".repeat(53), COMMIT).candidate().revision().value())
        .matches("s{53}-[0-9a-f]{6}");
    assertThatThrownBy(() -> render(yaml, "s".repeat(54), COMMIT))
        .isInstanceOf(Refused.class)
        .hasMessageContaining("has 54 characters", "room for 53");
  }

  @Test
  void aRevisionIsMadeFromACommitIfItsNameIs() throws IOException {
    String commit = COMMIT.value();
    assertThat(Template.made(name("cpu: 1", COMMIT), "predict", commit)).isTrue();
    assertThat(Template.made("s".repeat(53) + "-012345", "s".repeat(53), commit)).isTrue();
    assertThat(Template.made(name("cpu: 1", COMMIT), "predict", "1" + commit)).isFalse();
    assertThat(Template.made(name("cpu: 1", COMMIT), "other", commit)).isFalse();
    assertThat(Template.made("predict-012345", "predict", commit)).isFalse();
    assertThat(Template.made("predict-0123456-00002", "predict", commit)).isFalse();
  }

  @Test
  void anyChangeOfTemplateOrCommitChangesTheName() throws IOException {
    assertThat(name("memory: 512Mi", COMMIT)).isNotEqualTo(name("memory: 256Mi", COMMIT));
    assertThat(name("memory: 256Mi", new Commit("0123456a")))
        .isNotEqualTo(name("memory: 256Mi", COMMIT));
  }

  @Test
  void theOrderInTheFileAndItsOldNameDontCount() throws IOException {
    String one = MANIFEST.formatted("memory: 1Gi, cpu: 1");
    String other =
        MANIFEST.formatted("cpu: 1, memory: 1Gi").replace("predict-0000000", "predict-9999999");
    assertThat(render(one, COMMIT).candidate()).isEqualTo(render(other, COMMIT).candidate());
  }

  @Test
  void setsTheImageOfTheContainerThatGetsTheRequests() throws IOException {
    var json = render(MANIFEST.formatted("cpu: 1"), COMMIT).json();
    assertThat(json.at("/spec/containers/0/image").asText()).isEqualTo("sidecar");
    assertThat(json.at("/spec/containers/1/image").asText()).isEqualTo(IMAGE.value());
    assertThat(json.at("/metadata/annotations").get(Template.MODEL).asText()).isEqualTo("credit/1");
  }

  /**
   * Knative chooses the protocol by that name: without it, gRPC would end with the first release.
   */
  @Test
  void keepsTheNameOfThePort() throws IOException {
    var json = render(MANIFEST.formatted("cpu: 1"), COMMIT).json();
    assertThat(json.at("/spec/containers/1/ports/0/name").asText()).isEqualTo("h2c");
  }

  @ParameterizedTest
  @ValueSource(strings = {"predict", "predict:latest", "registry:5000/predict:0123456"})
  void refusesAnImageByTag(String image) {
    assertThatThrownBy(() -> new ImageReference(image))
        .isInstanceOf(Refused.class)
        .hasMessageContaining("digest");
  }

  @Test
  void saysThatADigestAloneHasNoName() {
    assertThatThrownBy(() -> new ImageReference("sha256:" + "1".repeat(64)))
        .isInstanceOf(Refused.class)
        .hasMessageContaining("is a digest without a name");
  }

  @ParameterizedTest
  @ValueSource(strings = {"predict@sha256:123", "@sha256:", "predict@md5:1"})
  void refusesADigestThatIsNone(String image) {
    assertThatThrownBy(() -> new ImageReference(image)).isInstanceOf(Refused.class);
  }

  @Test
  void refusesAManifestForAnotherNamespace() throws IOException {
    Path file = Files.writeString(folder.resolve("service.yaml"), MANIFEST.formatted("cpu: 1"));
    assertThatThrownBy(() -> ServiceManifest.read(file, "default", "predict"))
        .isInstanceOf(Refused.class)
        .hasMessageContaining("staging")
        .hasMessageContaining("default");
  }

  @Test
  void saysWhichServiceIsntInTheFile() throws IOException {
    Path file = Files.writeString(folder.resolve("service.yaml"), MANIFEST.formatted("cpu: 1"));
    assertThatThrownBy(() -> ServiceManifest.read(file, "staging", "other"))
        .isInstanceOf(Refused.class)
        .hasMessageContaining("other");
  }

  private String name(String resources, Commit commit) throws IOException {
    return render(MANIFEST.formatted(resources), commit).candidate().revision().value();
  }

  private Template render(String yaml, Commit commit) throws IOException {
    return render(yaml, "predict", commit);
  }

  private Template render(String yaml, String service, Commit commit) throws IOException {
    Path file = Files.writeString(folder.resolve("service.yaml"), yaml);
    ServiceManifest manifest = ServiceManifest.read(file, "staging", "predict");
    return Template.render(manifest.template(), service, IMAGE, commit, "credit/1");
  }

  private static final String MANIFEST =
      """
      apiVersion: v1
      kind: Namespace
      metadata: {name: staging}
      ---
      apiVersion: serving.knative.dev/v1
      kind: Service
      metadata: {name: predict, namespace: staging, labels: {app: predict}}
      spec:
        template:
          metadata: {name: predict-0000000}
          spec:
            containers:
              - {name: helper, image: sidecar}
              - {name: predict, image: predict, ports: [{name: h2c, containerPort: 8080}], resources: {limits: {%s}}}
      """;
}
