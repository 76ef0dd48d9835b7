package dev.knativepredict.function.edge;

/** A request that is wrong as HTTP. */
public final class HttpErrorException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient HttpError error;

  public HttpErrorException(HttpError error) {
    // The caller's error is a response, not a fault: nobody reads its stack.
    super(error.toString(), null, false, false);
    this.error = error;
  }

  public HttpError error() {
    return error;
  }
}
