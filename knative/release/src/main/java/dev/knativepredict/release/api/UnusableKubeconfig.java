package dev.knativepredict.release.api;

/** A kubeconfig that names no cluster that could be asked. The message is one line. */
public final class UnusableKubeconfig extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String reason;

  UnusableKubeconfig(String file, RuntimeException cause) {
    super(cause);
    String message = String.valueOf(cause.getMessage()).replaceAll("\\s+", " ").strip();
    this.reason = "the kubeconfig %s can't be used: %s".formatted(file, message);
  }

  public String reason() {
    return reason;
  }
}
