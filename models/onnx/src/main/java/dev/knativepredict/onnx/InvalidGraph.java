package dev.knativepredict.onnx;

import java.nio.file.Path;

/**
 * A file that is not a graph, or a graph that can't be run here; the message is one line that says
 * what to do.
 */
public final class InvalidGraph extends RuntimeException {

  private static final long serialVersionUID = 1L;

  InvalidGraph(String reason) {
    super(reason);
  }

  InvalidGraph(String reason, Throwable cause) {
    super(reason, cause);
  }

  static InvalidGraph noOnnx(Path file) {
    return new InvalidGraph(
        "%s is not an ONNX model; export or copy it again".formatted(file.getFileName()));
  }
}
