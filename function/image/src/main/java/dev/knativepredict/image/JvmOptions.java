package dev.knativepredict.image;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The JVM's command line: flags from a file, the class path and the main class. */
final class JvmOptions {

  private static final String MAIN = "dev.knativepredict.function.PredictFunction";

  /** onnxruntime creates a temporary directory; in the container only this one is writable. */
  private static final String TEMPORARY = "-Djava.io.tmpdir=/dev/shm";

  private JvmOptions() {}

  /** The whole command line except the flag for the AOT cache, which may not exist yet. */
  static List<String> withoutCache(Path flags, Application application) throws IOException {
    List<String> options = new ArrayList<>(lines(flags));
    options.add(TEMPORARY);
    options.add("-Donnxruntime.native.path=" + relative(application, application.natives()));
    options.add("-cp");
    options.add(classPath(application));
    options.add(MAIN);
    return options;
  }

  /** Writes the files that {@code java @predict.options} and {@code @predict-h2c.options} read. */
  static void write(Path flags, Application application, Target target) throws IOException {
    for (Protocol protocol : Protocol.values()) {
      List<String> options = withoutCache(flags, application);
      if (target.runsHere()) {
        options.addFirst("-XX:AOTCache=" + relative(application, application.cache(protocol)));
      }
      Files.write(application.options(protocol), options);
    }
  }

  /** The lines of a file, without comments and empty lines. */
  static List<String> lines(Path file) throws IOException {
    try (Stream<String> lines = Files.lines(file)) {
      return lines.map(String::strip).filter(l -> !l.isEmpty() && !l.startsWith("#")).toList();
    }
  }

  private static String relative(Application application, Path path) {
    return application.root().relativize(path).toString();
  }

  private static String classPath(Application application) throws IOException {
    try (Stream<Path> jars = Files.list(application.jars())) {
      return jars.map(jar -> relative(application, jar)).sorted().collect(Collectors.joining(":"));
    }
  }
}
