package dev.knativepredict.image;

import java.nio.file.Path;

/**
 * The layers of the image, in their order. Layers that rarely change come first: a node doesn't
 * download them again.
 */
enum Layer {
  NATIVES("onnxruntime's native library"),
  JAVA("Java runtime"),
  JARS("jars and options"),
  MODEL("model"),
  CACHE("AOT cache");

  private final String title;

  Layer(String title) {
    this.title = title;
  }

  String title() {
    return title;
  }

  /** The layer of a file, by its path relative to the application directory. */
  static Layer of(Path file) {
    return switch (file.getName(0).toString()) {
      case "natives" -> NATIVES;
      case "java" -> JAVA;
      case "model" -> MODEL;
      case "predict.aot" -> CACHE;
      default -> JARS;
    };
  }
}
