package dev.knativepredict.image;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.cloud.tools.jib.api.ImageReference;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LabelsTest {

  private static final Commit COMMIT = new Commit("0123abc", false, Instant.EPOCH);

  @TempDir Path directory;

  private Application application = new Application(Path.of(""));

  @BeforeEach
  void useTheShippedModel() throws Exception {
    application = new Application(directory);
    CreditModel.copyTo(application.model());
  }

  @Test
  void nameTheCommitTheBaseImageAndTheModel() throws Exception {
    assertThat(labels("https://git.example/predict"))
        .containsEntry("org.opencontainers.image.revision", "0123abc")
        .containsEntry("org.opencontainers.image.base.name", "registry.example/base:1")
        .containsEntry("org.opencontainers.image.source", "https://git.example/predict")
        .containsEntry("dev.knativepredict.model.name", "credit")
        .containsEntry("dev.knativepredict.model.version", "1")
        .containsEntry("dev.knativepredict.model.sha256", CreditModel.sha256());
  }

  @Test
  void nameEachOfSeveralModels() throws Exception {
    CreditModel.copyTo(application.repository().resolve("credit/1"));
    CreditModel.copyTo(application.repository().resolve("credit/2"));

    assertThat(labels(""))
        .containsEntry("dev.knativepredict.models", "credit/1 credit/2")
        .doesNotContainKey("dev.knativepredict.model.name");
  }

  @Test
  void haveNoSourceIfItIsUnknown() throws Exception {
    assertThat(labels("")).doesNotContainKey("org.opencontainers.image.source");
  }

  private Map<String, String> labels(String source) throws Exception {
    ImageReference base = ImageReference.parse("registry.example/base:1");
    return new Labels(COMMIT, source, base).of(application);
  }
}
