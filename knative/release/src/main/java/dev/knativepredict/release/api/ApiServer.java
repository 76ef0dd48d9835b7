package dev.knativepredict.release.api;

import java.io.IOException;

/** The API server of a cluster. It is asked for JSON by several threads at the same time. */
public interface ApiServer extends AutoCloseable {

  /** Where it is, for messages. */
  String address();

  /**
   * Sends a request.
   *
   * @throws IOException if there is no response
   */
  ApiResponse send(ApiRequest request) throws IOException;

  @Override
  void close();
}
