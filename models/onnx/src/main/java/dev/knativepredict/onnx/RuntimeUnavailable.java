package dev.knativepredict.onnx;

/** onnxruntime's native library can't be loaded here; the message is one line. */
public final class RuntimeUnavailable extends RuntimeException {

  private static final long serialVersionUID = 1L;

  RuntimeUnavailable(LinkageError cause) {
    super(
        "onnxruntime can't be loaded; is the temporary directory writable? " + reason(cause),
        cause);
  }

  private static String reason(Throwable error) {
    Throwable deepest = error;
    while (deepest.getCause() != null) {
      deepest = deepest.getCause();
    }
    return String.valueOf(deepest.getMessage()).lines().findFirst().orElse("");
  }
}
