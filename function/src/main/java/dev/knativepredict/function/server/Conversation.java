package dev.knativepredict.function.server;

import java.io.IOException;
import java.io.InputStream;
import java.util.stream.Stream;

/** Requests and responses of one connection, by one version of HTTP. */
interface Conversation {

  /**
   * Answers requests until one side ends it.
   *
   * @param in what the caller sends; the socket's own stream lacks what has been read already
   */
  void run(InputStream in) throws IOException;

  /** What its requests are waiting for. */
  Stream<Progress> progress();

  /** Asks the caller to send no further requests. */
  void drain();
}
