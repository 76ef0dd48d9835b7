package dev.knativepredict.image;

import java.io.IOException;

/** Calls a function on this machine. */
interface Caller extends AutoCloseable {

  /** A response, without its headers. */
  record Response(int status, String body) {}

  Response get(String path) throws IOException, InterruptedException;

  Response post(String path, String json) throws IOException, InterruptedException;

  @Override
  void close() throws IOException;
}
