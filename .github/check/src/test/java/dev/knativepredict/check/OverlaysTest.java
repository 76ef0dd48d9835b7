package dev.knativepredict.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

class OverlaysTest {

  @EachOverlay
  void theServiceFollowsTheRules(String overlay) throws Exception {
    assertThat(ServiceRules.brokenBy(Overlays.service(overlay))).isEmpty();
  }

  @EachOverlay
  void theDeployersRoleIsLimitedToItsNamespace(String overlay) throws Exception {
    Rendered rendered = Rendered.read(Overlays.render(overlay));

    assertThat(rendered.kind("Role")).hasSize(1);
    assertThat(rendered.kind("RoleBinding")).hasSize(1);
    assertThat(rendered.objects()).flatMap(RoleRules::brokenBy).isEmpty();
  }

  @EachOverlay
  void onlyReleaseYamlSaysWhatRuns(String overlay) throws IOException {
    try (var files = Files.list(Overlays.FOLDER.resolve(overlay))) {
      List<String> saying =
          files
              .filter(file -> says(file, "sha256:") || says(file, "traffic"))
              .map(file -> file.getFileName().toString())
              .toList();
      assertThat(saying).containsExactly("release.yaml");
    }
  }

  private static boolean says(Path file, String text) {
    try {
      return Yaml.documents(file).toString().contains(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
