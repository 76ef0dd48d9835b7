package dev.knativepredict.function.edge;

import dev.knativepredict.function.refusal.Refusal;

/** How a protocol tells its callers what went wrong. */
public interface ErrorFormat {

  /** The response to a request that is wrong as HTTP. */
  Response of(HttpError error);

  /** The response to a request that is refused. */
  Response of(Refusal refusal);

  /** The response to a fault that is not the caller's: it reveals nothing of the inside. */
  Response fault();
}
