package dev.knativepredict.onnx;

/** A run that onnxruntime gave up, or that was stopped. */
public final class RunFailed extends Exception {

  private static final long serialVersionUID = 1L;

  RunFailed(Throwable cause) {
    super("onnxruntime could not run the graph", cause);
  }
}
