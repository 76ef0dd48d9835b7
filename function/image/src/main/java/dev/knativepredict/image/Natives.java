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
 * Takes onnxruntime's jar apart: classes stay a jar, the libraries of one platform become files.
 * From a file the library loads 100 ms sooner, and the other platforms' are four fifths of the jar.
 */
final class Natives {

  private static final String ANY = "ai/onnxruntime/native/";
  private static final LocalDateTime WRITTEN = LocalDateTime.of(1980, 1, 1, 0, 0);

  private Natives() {}

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
    entry.setTimeLocal(WRITTEN);
    jar.putNextEntry(entry);
    bytes.transferTo(jar);
    jar.closeEntry();
  }
}
