package dev.knativepredict.image;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** A small application directory for tests: one file per layer. */
final class TestApplication {

  private static final Map<String, String> FILES =
      Map.of(
          "natives/libonnxruntime.so", "library",
          "java/lib/modules", "runtime",
          "jars/function.jar", "classes",
          "model/model.onnx", "graph",
          "predict.options", "-cp",
          "predict-h2c.options", "-cp",
          "predict.aot", "cache",
          "predict-h2c.aot", "cache for HTTP/2");

  /** What is made here, for this machine. */
  static final Target HERE = new Target(Platform.AMD64, Optional.empty());

  private TestApplication() {}

  static Application in(Path directory) throws IOException {
    for (Map.Entry<String, String> file : FILES.entrySet()) {
      write(directory.resolve(file.getKey()), file.getValue());
    }
    return new Application(directory);
  }

  static Path write(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }
}
