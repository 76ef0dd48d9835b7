package dev.knativepredict.image;

import dev.knativepredict.manifest.ModelDirectory;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Lays out the application's directory, all but the AOT cache.
 *
 * @param jars a file that holds the function's class path: its own jar and those that it needs
 * @param modules a file that lists the runtime's modules
 * @param flags a file of JVM flags
 * @param model a sealed model directory
 */
record Layout(Path jars, Path modules, Path flags, Path model) {

  void write(Application application, Platform platform) throws IOException {
    Directory.delete(application.root());
    Files.createDirectories(application.jars());
    JavaRuntime.link(Options.lines(modules), application.java());
    for (Path jar : classPath()) {
      Path target = application.jars().resolve(jar.getFileName());
      if (jar.getFileName().toString().startsWith("onnxruntime-")) {
        Natives.split(jar, platform.natives(), target, application.natives());
      } else {
        Files.copy(jar, target);
      }
    }
    ModelDirectory.open(model);
    Files.createDirectories(application.model());
    for (Path file : list(model)) {
      Files.copy(file, application.model().resolve(file.getFileName()));
    }
    Options.write(flags, application);
    application.settle();
  }

  private List<Path> classPath() throws IOException {
    return Stream.of(Files.readString(jars).strip().split(File.pathSeparator))
        .map(Path::of)
        .toList();
  }

  private static List<Path> list(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.sorted().toList();
    }
  }
}
