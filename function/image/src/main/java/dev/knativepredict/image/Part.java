package dev.knativepredict.image;

import java.nio.file.Path;

/** A layer of the image; what changes seldom comes first, since a node keeps what it has pulled. */
enum Part {
  NATIVES("onnxruntime's native library"),
  JAVA("Java runtime"),
  JARS("jars and options"),
  MODEL("model"),
  CACHE("AOT cache");

  private final String title;

  Part(String title) {
    this.title = title;
  }

  String title() {
    return title;
  }

  /** The part that a file belongs to, by its path below the application's directory. */
  static Part of(Path file) {
    return switch (file.getName(0).toString()) {
      case "natives" -> NATIVES;
      case "java" -> JAVA;
      case "model" -> MODEL;
      case "predict.aot" -> CACHE;
      default -> JARS;
    };
  }
}
