package dev.knativepredict.onnx;

/** A file that is not a graph, or a graph that can't be run here; the message is one line. */
public final class InvalidGraph extends RuntimeException {

  private static final long serialVersionUID = 1L;

  InvalidGraph(String reason) {
    super(reason);
  }

  InvalidGraph(String reason, Throwable cause) {
    super(
        "%s: %s"
            .formatted(reason, String.valueOf(cause.getMessage()).lines().findFirst().orElse("")),
        cause);
  }
}
