package dev.knativepredict.image;

import static org.assertj.core.api.Assertions.assertThat;

import dev.knativepredict.http2client.Http2Connection;
import dev.knativepredict.http2client.Http2Request;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.testcontainers.containers.GenericContainer;

/** The image with the command line and the AOT cache for HTTP/2, which is enforced. */
final class ImageHttp2IT {

  private static final Http2Request PREDICT =
      Http2Request.post("/predict", "{\"features\":[[50000,35,720]]}");

  @BeforeAll
  static void needsDocker() {
    Containers.assumeDocker();
  }

  @Test
  void answersByHttp2AndProbesByHttp11AtOnePort() throws Exception {
    try (GenericContainer<?> container =
        Containers.byHttp2().withEnv("JAVA_TOOL_OPTIONS", "-XX:AOTMode=on")) {
      container.start();
      try (Client probes = new Client(container);
          Http2Connection connection = new Http2Connection(container.getMappedPort(8080))) {
        for (int call = 0; call < 3; call++) {
          Http2Connection.Response response = connection.send(PREDICT);
          assertThat(response.status()).as(response.body()).isEqualTo(200);
          assertThat(response.body()).contains("\"prediction\":[1]");
          assertThat(probes.get(8080, "/readyz").statusCode()).isEqualTo(200);
        }
      }
    }
  }
}
