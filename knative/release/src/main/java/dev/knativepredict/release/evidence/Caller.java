package dev.knativepredict.release.evidence;

import java.net.URI;

/** Calls the service as its users do. A call that gets no response is a response with status 0. */
public interface Caller extends AutoCloseable {

  /** What Knative sends back. */
  String ECHO = "release";

  TimedResponse get(URI base, String path);

  /** Sends JSON. */
  TimedResponse post(URI base, String path, String body);

  /**
   * Asks Knative itself, as it does to see whether a route works: the answer comes from in front of
   * the pods and wakes none of them.
   *
   * @return with {@link #ECHO} as its body if Knative answered
   */
  TimedResponse probe(URI base);

  @Override
  void close();
}
