package dev.knativepredict.image;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Enumeration;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * The native libraries in the jar of onnxruntime. As a file, a library loads 100 ms faster than
 * from the jar; the libraries of other platforms are 80 % of the jar and are left out.
 */
final class NativeLibraries {

  private static final String ANY = "ai/onnxruntime/native/";

  /** The same time for every entry: the same jar gives the same bytes. Zip files begin in 1980. */
  private static final LocalDateTime FILE_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

  private NativeLibraries() {}

  /**
   * Splits the jar into a jar of classes and the library files of one platform.
   *
   * @param platform the directory in the jar that has the libraries of this platform
   * @param classes the jar to write
   * @param libraries the directory to write the libraries to
   */
  static void split(Path jar, String platform, Path classes, Path libraries) throws IOException {
    Files.createDirectories(libraries);
    try (ZipFile all = new ZipFile(jar.toFile());
        ZipOutputStream kept = new ZipOutputStream(Files.newOutputStream(classes))) {
      Enumeration<? extends ZipEntry> entries = all.entries();
      while (entries.hasMoreElements()) {
        ZipEntry entry = entries.nextElement();
        try (InputStream bytes = all.getInputStream(entry)) {
          if (!entry.getName().startsWith(ANY)) {
            keep(kept, entry.getName(), bytes);
          } else if (entry.getName().startsWith(platform) && entry.getName().endsWith(".so")) {
            Files.copy(bytes, libraries.resolve(entry.getName().substring(platform.length())));
          }
        }
      }
    }
  }

  private static void keep(ZipOutputStream jar, String name, InputStream bytes) throws IOException {
    ZipEntry entry = new ZipEntry(name);
    entry.setTimeLocal(FILE_TIME);
    jar.putNextEntry(entry);
    bytes.transferTo(jar);
    jar.closeEntry();
  }
}
