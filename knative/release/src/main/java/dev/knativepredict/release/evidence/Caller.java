package dev.knativepredict.release.evidence;

import java.net.URI;

/** Calls the service as its users do. A call that gets no response is a response with status 0. */
public interface Caller extends AutoCloseable {

  TimedResponse get(URI base, String path);

  /** Sends JSON. */
  TimedResponse post(URI base, String path, String body);

  @Override
  void close();
}
