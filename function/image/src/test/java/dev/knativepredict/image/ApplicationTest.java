package dev.knativepredict.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ApplicationTest {

  @Test
  void everyFileIsInTheLayerOfItsFolder(@TempDir Path directory) throws IOException {
    Application application = TestApplication.in(directory);

    assertThat(application.files(Layer.NATIVES))
        .containsExactly(directory.resolve("natives/libonnxruntime.so"));
    assertThat(application.files(Layer.JAVA))
        .containsExactly(directory.resolve("java/lib/modules"));
    assertThat(application.files(Layer.JARS))
        .containsExactly(
            directory.resolve("jars/function.jar"),
            directory.resolve("predict-h2c.options"),
            directory.resolve("predict.options"));
    assertThat(application.files(Layer.MODEL))
        .containsExactly(directory.resolve("model/model.onnx"));
    assertThat(application.files(Layer.CACHE)).containsExactly(directory.resolve("predict.aot"));
    assertThat(application.files(Layer.CACHE_H2C))
        .containsExactly(directory.resolve("predict-h2c.aot"));
  }

  @Test
  void allFilesGetTheSameTime(@TempDir Path directory) throws IOException {
    Application application = TestApplication.in(directory);

    application.setFileTimes();

    for (Layer layer : Layer.values()) {
      for (Path file : application.files(layer)) {
        assertThat(Files.getLastModifiedTime(file).toInstant()).isEqualTo(Application.FILE_TIME);
      }
    }
  }
}
