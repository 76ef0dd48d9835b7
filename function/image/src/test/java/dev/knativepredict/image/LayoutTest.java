package dev.knativepredict.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LayoutTest {

  private static final Map<String, String> LIBRARY =
      Map.of("ai/onnxruntime/native/linux-x64/libonnxruntime.so", "library");

  @TempDir Path directory;

  private Application application = new Application(Path.of(""));
  private Path model = Path.of("");
  private Path libraries = Path.of("");

  @BeforeEach
  void prepareTheInputs() throws IOException {
    application = new Application(directory.resolve("app"));
    model = directory.resolve("sealed");
    CreditModel.copyTo(model);
    Path first = TestJar.write(directory.resolve("function-1.jar"), Map.of("a.txt", "a"));
    Path second = TestJar.write(directory.resolve("onnxruntime-2.jar"), LIBRARY);
    String list =
        "   a:function:jar:1:compile:%s%n   b:onnxruntime:jar:2:compile:%s%n"
            .formatted(first, second);
    libraries = TestApplication.write(directory.resolve("libraries"), list);
  }

  @Test
  void theDirectoryHasOneJarModelOptionsAndARuntimeThatStarts() throws Exception {
    write();

    assertThat(application.jars().toFile().list()).containsExactly("function.jar");
    assertThat(TestJar.read(application.jars().resolve("function.jar")))
        .containsEntry("a.txt", "a");
    assertThat(application.natives().resolve("libonnxruntime.so")).hasContent("library");
    assertThat(application.model().resolve("model.onnx"))
        .hasSameBinaryContentAs(model.resolve("model.onnx"));
    assertThat(Files.readAllLines(application.options(Protocol.HTTP_1_1)))
        .contains("-Xss512k", "jars/function.jar");
    assertThat(application.cache(Protocol.HTTP_1_1)).doesNotExist();
    Path java = application.java().resolve("bin/java");
    assertThat(new ProcessBuilder(java.toString(), "-version").start().waitFor()).isZero();
  }

  @Test
  void theDirectoryHasEveryModelOfARepository() throws Exception {
    model = directory.resolve("repository");
    CreditModel.copyTo(model.resolve("credit/1"));
    CreditModel.copyTo(model.resolve("other/2"));
    TestApplication.write(model.resolve("credit/data/rows.csv"), "a,b");
    write();

    assertThat(application.hasSeveral()).isTrue();
    assertThat(application.models())
        .containsExactly(
            application.repository().resolve("credit/1"),
            application.repository().resolve("other/2"));
    assertThat(application.repository().resolve("credit/data")).doesNotExist();
    assertThat(application.models("/app/")).isEqualTo(Map.entry("MODELS", "/app/models"));
  }

  @Test
  void aFolderWithoutModelsIsRefused() {
    model = directory;

    assertThatThrownBy(this::write).hasMessageContaining("nor a repository");
  }

  @Test
  void aModelThatDiffersFromItsSealIsRefused() throws Exception {
    Files.writeString(model.resolve("model.onnx"), "changed");

    assertThatThrownBy(this::write).hasMessageContaining("model.onnx");
  }

  private void write() throws IOException {
    Path modules = TestApplication.write(directory.resolve("modules"), "java.base\n");
    Path flags = TestApplication.write(directory.resolve("flags"), "-Xss512k\n");
    new Layout(libraries, modules, flags, model).write(application, TestApplication.HERE);
  }
}
