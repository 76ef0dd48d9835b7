package dev.knativepredict.function.server;

import dev.knativepredict.function.edge.HttpError;
import java.io.IOException;

/** What was sent is not a request; the connection ends with the response that says so. */
final class InvalidRequest extends IOException {

  private static final long serialVersionUID = 1L;

  private final transient HttpError error;

  InvalidRequest(HttpError error) {
    this.error = error;
  }

  HttpError error() {
    return error;
  }
}
