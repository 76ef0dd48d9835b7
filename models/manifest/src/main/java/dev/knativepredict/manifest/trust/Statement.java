package dev.knativepredict.manifest.trust;

import dev.knativepredict.manifest.JsonElement;
import dev.knativepredict.manifest.JsonText;
import dev.knativepredict.manifest.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What is signed: an in-toto statement with the hash of each file of a model.
 *
 * @param name of the model's directory; nobody relies on it
 * @param files the hashes by path
 * @param ignored the paths that are no part of the model
 */
record Statement(String name, SortedMap<String, Sha256> files, List<String> ignored) {

  private static final String TYPE = "https://in-toto.io/Statement/v1";
  private static final String PREDICATE = "https://model_signing/signature/v1.0";
  private static final String SHA256 = "sha256";

  /** Its bytes, as they are signed. */
  byte[] bytes() {
    Map<String, Object> statement = new LinkedHashMap<>();
    statement.put("_type", TYPE);
    statement.put("subject", List.of(Map.of("name", name, "digest", Map.of(SHA256, root().hex()))));
    statement.put("predicateType", PREDICATE);
    statement.put("predicate", Map.of("serialization", serialization(), "resources", resources()));
    return JsonText.of(statement).getBytes(StandardCharsets.UTF_8);
  }

  private Map<String, Object> serialization() {
    return Map.of(
        "method", "files", "hash_type", SHA256, "allow_symlinks", false, "ignore_paths", ignored);
  }

  private List<Map<String, String>> resources() {
    return files.entrySet().stream()
        .map(file ->
            Map.of("name", file.getKey(), "algorithm", SHA256, "digest", file.getValue().hex()))
        .toList();
  }

  /** The hash of all hashes, in the order of their paths. */
  private Sha256 root() {
    StringBuilder all = new StringBuilder();
    files.values().forEach(hash -> all.append(hash.hex()));
    return Sha256.of(HexFormat.of().parseHex(all));
  }

  /**
   * Reads what was signed.
   *
   * @throws IllegalArgumentException if it is no such statement, in one line
   */
  static Statement read(byte[] bytes) {
    JsonElement statement = JsonElement.read(bytes);
    expect(statement.get("_type"), TYPE);
    expect(statement.get("predicateType"), PREDICATE);
    JsonElement predicate = statement.get("predicate");
    JsonElement serialization = predicate.get("serialization");
    expect(serialization.get("method"), "files");
    expect(serialization.get("hash_type"), SHA256);
    SortedMap<String, Sha256> files = new TreeMap<>();
    for (JsonElement resource : predicate.get("resources").elements()) {
      expect(resource.get("algorithm"), SHA256);
      String path = resource.get("name").text();
      if (files.put(path, new Sha256(resource.get("digest").text())) != null) {
        throw new IllegalArgumentException("%s is named twice".formatted(path));
      }
    }
    List<String> ignored =
        serialization.has("ignore_paths")
            ? serialization.get("ignore_paths").elements().stream().map(JsonElement::text).toList()
            : List.of();
    return checked(statement.get("subject").elements(), files, ignored);
  }

  private static Statement checked(
      List<JsonElement> subjects, SortedMap<String, Sha256> files, List<String> ignored) {
    if (subjects.size() != 1) {
      throw new IllegalArgumentException("/subject has not one element");
    }
    JsonElement subject = subjects.getFirst();
    Statement read = new Statement(subject.get("name").text(), files, ignored);
    expect(subject.get("digest").get(SHA256), read.root().hex());
    return read;
  }

  private static void expect(JsonElement element, String expected) {
    if (!element.text().equals(expected)) {
      throw new IllegalArgumentException("%s is not '%s'".formatted(element.path(), expected));
    }
  }
}
