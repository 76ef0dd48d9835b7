package dev.knativepredict.onnx;

/** A run that onnxruntime gave up, or that was stopped. */
public final class RunFailed extends Exception {

  private static final long serialVersionUID = 1L;

  private final String reason;

  RunFailed(Throwable cause) {
    super("onnxruntime could not run the graph", cause);
    this.reason = String.valueOf(cause.getMessage()).lines().findFirst().orElse("");
  }

  /** What onnxruntime said, on one line. */
  public String reason() {
    return reason;
  }
}
