package dev.knativepredict.image;

import dev.knativepredict.manifest.ModelDirectory;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The contents of the application directory, except the AOT cache.
 *
 * @param jars a file with the class path of the function: its own jar and its dependencies
 * @param modules a file that lists the Java modules of the runtime
 * @param flags a file of JVM flags
 * @param model a sealed model directory
 */
record Layout(Path jars, Path modules, Path flags, Path model) {

  /** Deletes the application directory and writes it again. */
  void write(Application application, Platform platform) throws IOException {
    Directory.delete(application.root());
    Files.createDirectories(application.jars());
    JavaRuntime.link(JvmOptions.lines(modules), application.java());
    copyJars(application, platform);
    copyModel(application);
    JvmOptions.write(flags, application);
    application.setFileTimes();
  }

  private void copyJars(Application application, Platform platform) throws IOException {
    for (Path jar : classPath()) {
      Path target = application.jars().resolve(jar.getFileName());
      if (jar.getFileName().toString().startsWith("onnxruntime-")) {
        NativeLibraries.split(jar, platform.natives(), target, application.natives());
      } else {
        Files.copy(jar, target);
      }
    }
  }

  /** Copies the model after its seal has been checked. */
  private void copyModel(Application application) throws IOException {
    ModelDirectory.open(model);
    for (Path file : list(model)) {
      Path target = application.model().resolve(model.relativize(file));
      Files.createDirectories(target.resolveSibling(""));
      Files.copy(file, target);
    }
  }

  private List<Path> classPath() throws IOException {
    return Stream.of(Files.readString(jars).strip().split(File.pathSeparator))
        .map(Path::of)
        .toList();
  }

  private static List<Path> list(Path directory) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    }
  }
}
