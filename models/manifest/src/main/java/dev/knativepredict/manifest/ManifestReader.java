package dev.knativepredict.manifest;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** Reads {@code manifest.json}. */
final class ManifestReader {

  private static final JsonFactory JSON = new JsonFactory();

  private ManifestReader() {}

  static Manifest read(byte[] bytes) {
    try (JsonParser in = JSON.createParser(ObjectReadContext.empty(), bytes)) {
      return manifest(Node.read(in));
    }
  }

  private static Manifest manifest(Node node) {
    node.only(
        "name", "version", "description", "signature", "files", "data", "metrics", "training");
    TreeMap<String, Sha256> files = new TreeMap<>();
    Node hashes = node.get("files");
    hashes.names().forEach(name -> files.put(name, sha256(hashes.get(name))));
    TreeMap<String, Manifest.Metric> metrics = new TreeMap<>();
    Node values = node.get("metrics");
    values.names().forEach(name -> metrics.put(name, metric(values.get(name))));
    Map<String, String> training = new LinkedHashMap<>();
    Node settings = node.get("training");
    settings.names().forEach(name -> training.put(name, settings.get(name).text()));
    return new Manifest(
        node.get("name").text(),
        node.get("version").text(),
        node.get("description").text(),
        signature(node.get("signature")),
        files,
        data(node.get("data")),
        metrics,
        training);
  }

  private static Signature signature(Node node) {
    node.only("features", "input", "output");
    return new Signature(
        node.get("features").elements().stream().map(ManifestReader::feature).toList(),
        tensor(node.get("input")),
        output(node.get("output")));
  }

  private static Feature feature(Node node) {
    String name = node.get("name").text();
    String description = node.get("description").text();
    String type = node.get("type").text();
    if (type.equals("number")) {
      Node missing = node.get("whenMissing");
      return new Feature.Numeric(
          name,
          description,
          node.get("unit").text(),
          node.get("min").number(),
          node.get("max").number(),
          node.get("example").number(),
          missing.isNull() ? null : missing.number());
    }
    if (type.equals("category")) {
      return new Feature.Categorical(
          name,
          description,
          node.get("values").elements().stream().map(Node::text).toList(),
          node.get("example").text(),
          node.get("optional").truth());
    }
    throw unknown(node, type, "number or category");
  }

  private static Output output(Node node) {
    TensorSpec tensor = tensor(node.get("tensor"));
    String description = node.get("description").text();
    String type = node.get("type").text();
    if (type.equals("classes")) {
      return new Output.Classes(tensor, node.get("labels").elementValues(), description);
    }
    if (type.equals("value")) {
      return new Output.Value(tensor, node.get("unit").text(), description);
    }
    throw unknown(node, type, "classes or value");
  }

  private static IllegalArgumentException unknown(Node node, String type, String expected) {
    return new IllegalArgumentException(
        "%s/type is '%s', not %s".formatted(node.path(), type, expected));
  }

  private static TensorSpec tensor(Node node) {
    node.only("name", "datatype", "shape");
    return new TensorSpec(
        node.get("name").text(),
        node.get("datatype").text(),
        node.get("shape").elements().stream().map(Node::whole).toList());
  }

  private static Manifest.Data data(Node node) {
    node.only("source", "sha256", "rows");
    return new Manifest.Data(
        node.get("source").text(), sha256(node.get("sha256")), node.get("rows").integer());
  }

  private static Manifest.Metric metric(Node node) {
    node.only("value", "spread", "folds");
    return new Manifest.Metric(
        node.get("value").number(), node.get("spread").number(), node.get("folds").integer());
  }

  private static Sha256 sha256(Node node) {
    return new Sha256(node.text());
  }
}
