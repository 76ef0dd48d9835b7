package dev.knativepredict.onnx;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The files that onnxruntime unpacks from its jar into the temporary directory: 22 MB at every
 * start, and a process that is killed leaves them there. On Linux, a library that is loaded needs
 * its file no more.
 */
final class Unpacked {

  private static final Path MAPS = Path.of("/proc/self/maps");
  private static final String FOLDER = "onnxruntime-java";

  private Unpacked() {}

  /** Deletes the files of this process. */
  static void delete() {
    try {
      for (Path folder : folders()) {
        for (Path file : files(folder)) {
          Files.deleteIfExists(file);
        }
        Files.deleteIfExists(folder);
      }
    } catch (IOException e) {
      // Not Linux, or somebody else has deleted them: onnxruntime does it when the process ends.
    }
  }

  /** The temporary folders whose libraries are loaded. */
  private static List<Path> folders() throws IOException {
    try (Stream<String> maps = Files.lines(MAPS)) {
      return maps.filter(line -> line.contains("/" + FOLDER))
          .map(line -> Path.of(line.substring(line.indexOf('/'))))
          .map(file -> file.resolveSibling(""))
          .filter(folder -> String.valueOf(folder.getFileName()).startsWith(FOLDER))
          .distinct()
          .toList();
    }
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.toList();
    }
  }
}
