package dev.knativepredict.training.pack;

/** What the files of a model are, as ModelPack 0.0.7 names it. Each is a layer, as it is. */
enum MediaType {
  WEIGHT("weight"),
  WEIGHT_CONFIG("weight.config"),
  DOC("doc");

  static final String MANIFEST = "application/vnd.oci.image.manifest.v1+json";
  static final String ARTIFACT = "application/vnd.cncf.model.manifest.v1+json";
  static final String CONFIG = "application/vnd.cncf.model.config.v1+json";

  private final String kind;

  MediaType(String kind) {
    this.kind = kind;
  }

  String text() {
    return "application/vnd.cncf.model.%s.v1.raw".formatted(kind);
  }

  /** Whether a layer is a file as it is, of whatever kind: no archive, and not compressed. */
  static boolean isFile(String mediaType) {
    return mediaType.matches("application/vnd\\.cncf\\.model\\.[a-z.]+\\.v1\\.raw");
  }

  /** By a file's name: what is neither for people nor a text for programs belongs to the graph. */
  static MediaType of(String path) {
    return switch (path.substring(path.lastIndexOf('.') + 1)) {
      case "md", "svg" -> DOC;
      case "json", "jsonl", "yaml", "sig" -> WEIGHT_CONFIG;
      default -> WEIGHT;
    };
  }
}
