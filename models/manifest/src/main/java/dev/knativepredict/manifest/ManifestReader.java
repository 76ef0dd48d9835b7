package dev.knativepredict.manifest;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads {@code manifest.json}. */
final class ManifestReader {

  private ManifestReader() {}

  static Manifest manifest(JsonElement node) {
    node.only(
        "name", "version", "description", "signature", "files", "data", "metrics", "training");
    TreeMap<String, Sha256> files = new TreeMap<>();
    JsonElement hashes = node.get("files");
    hashes.names().forEach(name -> files.put(name, sha256(hashes.get(name))));
    TreeMap<String, Manifest.Metric> metrics = new TreeMap<>();
    JsonElement values = node.get("metrics");
    values.names().forEach(name -> metrics.put(name, metric(values.get(name))));
    Map<String, String> training = new LinkedHashMap<>();
    JsonElement settings = node.get("training");
    settings.names().forEach(name -> training.put(name, settings.get(name).text()));
    if (!files.containsKey(Manifest.GOLDEN)) {
      throw new IllegalArgumentException("files: no hash of " + Manifest.GOLDEN);
    }
    return new Manifest(
        node.get("name").text(),
        node.get("version").text(),
        node.get("description").text(),
        SignatureReader.signature(node.get("signature")),
        files,
        node.has("data") ? data(node.get("data")) : null,
        metrics,
        training);
  }

  private static Manifest.Data data(JsonElement node) {
    node.only("source", "sha256", "rows");
    return new Manifest.Data(
        node.get("source").text(), sha256(node.get("sha256")), node.get("rows").integer());
  }

  private static Manifest.Metric metric(JsonElement node) {
    node.only("value", "spread", "folds");
    return new Manifest.Metric(
        numberOrNull(node.get("value")),
        numberOrNull(node.get("spread")),
        node.get("folds").integer());
  }

  private static @Nullable Double numberOrNull(JsonElement node) {
    return node.isNull() ? null : node.number();
  }

  private static Sha256 sha256(JsonElement node) {
    return new Sha256(node.text());
  }
}
