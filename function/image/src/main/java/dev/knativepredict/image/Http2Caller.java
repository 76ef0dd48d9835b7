package dev.knativepredict.image;

import dev.knativepredict.http2client.Http2Connection;
import dev.knativepredict.http2client.Http2Request;
import java.io.IOException;

/** Calls a function by HTTP/2, over one connection. */
record Http2Caller(Http2Connection connection) implements Caller {

  Http2Caller(int port) throws IOException {
    this(new Http2Connection(port));
  }

  @Override
  public Response get(String path) throws IOException {
    return send(Http2Request.get(path));
  }

  @Override
  public Response post(String path, String json) throws IOException {
    return send(Http2Request.post(path, json));
  }

  private Response send(Http2Request request) throws IOException {
    Http2Connection.Response response = connection.send(request);
    return new Response(response.status(), response.body());
  }

  @Override
  public void close() throws IOException {
    connection.close();
  }
}
