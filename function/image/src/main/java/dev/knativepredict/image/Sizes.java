package dev.knativepredict.image;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * What an image holds.
 *
 * @param image its name, with the digest
 * @param parts one a layer
 * @param raw bytes on a node's disk, less the base's
 * @param compressed bytes that a node pulls
 */
record Sizes(String image, List<Row> parts, long raw, long compressed) {

  private static final JsonMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  /**
   * A part's name and its bytes.
   *
   * @param raw 0 for the base, whose files only a node unpacks
   */
  record Row(String name, long raw, long compressed) {}

  static Sizes of(String image, Application application, Pushed pushed) throws IOException {
    List<Row> parts = new ArrayList<>();
    parts.add(new Row("base image", 0, pushed.compressedBase()));
    for (Part part : Part.values()) {
      long raw = 0;
      for (Path file : application.files(part)) {
        raw += Files.size(file);
      }
      parts.add(new Row(part.title(), raw, pushed.compressed(part)));
    }
    return new Sizes(
        image,
        parts,
        parts.stream().mapToLong(Row::raw).sum(),
        parts.stream().mapToLong(Row::compressed).sum());
  }

  String json() {
    return JSON.writeValueAsString(this) + "\n";
  }

  /** The same for people, in megabytes. */
  String table() {
    StringBuilder table = new StringBuilder();
    table.append("%-30s %8s %11s%n".formatted("part", "raw MB", "pulled MB"));
    parts.forEach(row -> append(table, row));
    append(table, new Row("all", raw, compressed));
    return table.toString();
  }

  private static void append(StringBuilder table, Row row) {
    table.append(
        "%-30s %8.1f %11.1f%n".formatted(row.name(), row.raw() / 1e6, row.compressed() / 1e6));
  }
}
