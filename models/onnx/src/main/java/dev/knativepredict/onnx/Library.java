package dev.knativepredict.onnx;

import ai.onnxruntime.OrtEnvironment;
import java.nio.file.Path;

/** onnxruntime's native library. */
final class Library {

  private Library() {}

  /** Loads the library, unless it is loaded already. */
  // The library that onnxruntime's own class loads in the end, a moment sooner.
  @SuppressWarnings("restricted")
  static void load() {
    try {
      String folder = System.getProperty("onnxruntime.native.path");
      if (folder != null) {
        // onnxruntime's own class would wait for the JDK's logging first.
        System.load(
            Path.of(folder, System.mapLibraryName("onnxruntime")).toAbsolutePath().toString());
      }
      OrtEnvironment.getEnvironment();
      if (folder == null) {
        Unpacked.delete();
      }
    } catch (RuntimeException | LinkageError e) {
      // Whoever opens a graph gets this error; a process that ends before doesn't need it.
    }
  }
}
