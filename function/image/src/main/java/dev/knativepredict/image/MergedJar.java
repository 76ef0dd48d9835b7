package dev.knativepredict.image;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * One jar with the content of several. At each start the JVM opens every jar of the class path, and
 * the first search for a class that isn't there reads the tables of all of them again: a
 * millisecond of CPU for each jar.
 */
final class MergedJar {

  /** The same time for every entry: the same jars give the same bytes. Zip files begin in 1980. */
  private static final LocalDateTime FILE_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

  private final SortedMap<String, byte[]> entries = new TreeMap<>();

  private MergedJar() {}

  /**
   * Writes the jar.
   *
   * @param libraries in the order of the class path: of two classes with one name, the first counts
   * @param merged the jar to write
   */
  static void write(List<Library> libraries, Path merged) throws IOException {
    MergedJar content = new MergedJar();
    content.entries.put(
        JarFile.MANIFEST_NAME, "Manifest-Version: 1.0\r\n\r\n".getBytes(StandardCharsets.UTF_8));
    for (Library library : libraries) {
      content.add(library.jar());
      content.entries.put(library.entry(), library.properties().getBytes(StandardCharsets.UTF_8));
    }
    content.write(merged);
  }

  /**
   * Of a class in several versions, takes the one for this version of Java, which the image has.
   */
  private void add(Path path) throws IOException {
    try (JarFile jar = new JarFile(path.toFile(), false, ZipFile.OPEN_READ, Runtime.version())) {
      for (JarEntry entry : (Iterable<JarEntry>) jar.versionedStream()::iterator) {
        try (InputStream bytes = jar.getInputStream(entry)) {
          add(path.getFileName().toString(), entry.getName(), bytes.readAllBytes());
        }
      }
    }
  }

  private void add(String jar, String name, byte[] bytes) {
    switch (MergedEntry.of(name)) {
      case LEFT_OUT -> {}
      case ONE -> entries.putIfAbsent(name, bytes);
      case LINES -> entries.merge(name, bytes, MergedEntry::lines);
      case FACTORIES -> entries.merge(name, bytes, MergedEntry::factories);
      case LEGAL -> entries.put("META-INF/legal/%s/%s".formatted(jar, name), bytes);
    }
  }

  private void write(Path merged) throws IOException {
    try (ZipOutputStream jar = new ZipOutputStream(Files.newOutputStream(merged))) {
      for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
        ZipEntry next = new ZipEntry(entry.getKey());
        next.setTimeLocal(FILE_TIME);
        jar.putNextEntry(next);
        jar.write(entry.getValue());
        jar.closeEntry();
      }
    }
  }
}
