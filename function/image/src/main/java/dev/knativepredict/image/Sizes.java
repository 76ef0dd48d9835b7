package dev.knativepredict.image;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The sizes of an image and its parts.
 *
 * @param image the name of the image, by digest
 * @param parts the base image, then one part per layer
 * @param raw the uncompressed size in bytes, without the base image
 * @param compressed the number of bytes that a node downloads
 */
record Sizes(String image, List<Part> parts, long raw, long compressed) {

  private static final JsonMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  /**
   * The size of one part.
   *
   * @param raw the uncompressed size in bytes; 0 for the base image, which isn't unpacked here
   * @param compressed the number of bytes that a node downloads
   */
  record Part(String name, long raw, long compressed) {}

  static Sizes of(String image, Application application, PushedImage pushed) throws IOException {
    List<Part> parts = new ArrayList<>();
    parts.add(new Part("base image", 0, pushed.compressedBase()));
    for (Layer layer : pushed.ours()) {
      long raw = 0;
      for (Path file : application.files(layer)) {
        raw += Files.size(file);
      }
      parts.add(new Part(layer.title(), raw, pushed.compressed(layer)));
    }
    return of(image, parts);
  }

  static Sizes of(String image, List<Part> parts) {
    return new Sizes(
        image,
        parts,
        parts.stream().mapToLong(Part::raw).sum(),
        parts.stream().mapToLong(Part::compressed).sum());
  }

  /** The content of {@code image.json}, in bytes. */
  String json() {
    return JSON.writeValueAsString(this) + "\n";
  }

  /** A table for people, in megabytes. */
  String table() {
    StringBuilder table = new StringBuilder();
    table.append("%-30s %11s %12s%n".formatted("part", "on disk, MB", "download, MB"));
    parts.forEach(part -> append(table, part));
    append(table, new Part("total", raw, compressed));
    return table.toString();
  }

  private static void append(StringBuilder table, Part part) {
    table.append(
        String.format(
            Locale.ROOT,
            "%-30s %11.1f %12.1f%n",
            part.name(),
            part.raw() / 1e6,
            part.compressed() / 1e6));
  }
}
