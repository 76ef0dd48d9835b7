package dev.knativepredict.function.edge;

import dev.knativepredict.function.trace.Trace;

/** Is told what becomes of requests, on the thread that answers them. */
public interface RequestObserver {

  /** Nobody. */
  RequestObserver NONE = new RequestObserver() {};

  /** A request has come. */
  default Trace begin(IncomingRequest request) {
    return Trace.NONE;
  }

  /** A request is wrong as HTTP. */
  default void wrong(HttpError error) {}

  /** A request has its response, whatever it is. */
  default void answered(RequestContext context, Response response) {}
}
