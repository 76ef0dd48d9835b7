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
  CACHE("AOT cache"),
  CACHE_H2C("AOT cache for HTTP/2");

  private final String title;

  Layer(String title) {
    this.title = title;
  }

  String title() {
    return title;
  }

  /** Whether it is made by training runs, which write other bytes each time. */
  boolean isTrained() {
    return this == CACHE || this == CACHE_H2C;
  }

  /** The layer of a file, by its path relative to the application directory. */
  static Layer of(Path file) {
    return switch (file.getName(0).toString()) {
      case "natives" -> NATIVES;
      case "java" -> JAVA;
      case "model", "models" -> MODEL;
      case "predict.aot" -> CACHE;
      case "predict-h2c.aot" -> CACHE_H2C;
      default -> JARS;
    };
  }
}
