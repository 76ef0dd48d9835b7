package dev.knativepredict.bench.server;

import dev.knativepredict.http2client.Http2Connection;
import dev.knativepredict.http2client.Http2Request;
import java.io.IOException;

/** How the first request of a connection is sent. */
public enum Protocol {
  HTTP_1_1 {
    @Override
    HttpConnection.Response exchange(int port, TestRequest request) throws IOException {
      try (HttpConnection connection = new HttpConnection(port)) {
        return connection.send(request.bytes());
      }
    }
  },
  /** HTTP/2 in clear text, by prior knowledge. */
  H2C {
    @Override
    HttpConnection.Response exchange(int port, TestRequest request) throws IOException {
      try (Http2Connection connection = new Http2Connection(port)) {
        var response = connection.send(Http2Request.post("/predict", request.body()));
        return new HttpConnection.Response(response.status(), response.body());
      }
    }
  };

  /** Connects, sends the request and reads the response. */
  abstract HttpConnection.Response exchange(int port, TestRequest request) throws IOException;
}
