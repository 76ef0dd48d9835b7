package dev.knativepredict.image;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * The native libraries in the jar of onnxruntime. As a file, a library loads 100 ms faster than
 * from the jar; the libraries of other platforms are 80 % of the jar and are left out.
 */
final class NativeLibraries {

  private static final String ANY = "ai/onnxruntime/native/";

  private NativeLibraries() {}

  /** Whether an entry of a jar is a library, for any platform, or belongs to one. */
  static boolean isOne(String entry) {
    return entry.startsWith(ANY);
  }

  /**
   * Writes the libraries of one platform as files.
   *
   * @param platform the directory in the jar that has the libraries of this platform
   * @param directory the directory to write them to
   */
  static void copy(Path jar, String platform, Path directory) throws IOException {
    Files.createDirectories(directory);
    try (ZipFile all = new ZipFile(jar.toFile())) {
      Enumeration<? extends ZipEntry> entries = all.entries();
      while (entries.hasMoreElements()) {
        ZipEntry entry = entries.nextElement();
        if (entry.getName().startsWith(platform) && entry.getName().endsWith(".so")) {
          try (InputStream bytes = all.getInputStream(entry)) {
            Files.copy(bytes, directory.resolve(entry.getName().substring(platform.length())));
          }
        }
      }
    }
  }
}
