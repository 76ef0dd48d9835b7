package dev.knativepredict.image;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.OutputStream;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.testcontainers.containers.ContainerLaunchException;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.output.ToStringConsumer;

/** How a container of the image stops. */
final class ImageEndIT {

  private static final String BODY = "{\"features\":[4.5,37.6,1]}";

  @BeforeAll
  static void needsDocker() {
    Containers.assumeDocker();
  }

  @Test
  void answersARequestInFlightAfterSigtermAndExitsWithZero() throws Exception {
    try (GenericContainer<?> container = Containers.container()) {
      container.start();
      try (Socket socket = new Socket(container.getHost(), container.getMappedPort(8080))) {
        OutputStream out = socket.getOutputStream();
        String head =
            "POST /predict HTTP/1.1\r\nHost: predict\r\nContent-Type: application/json\r\n"
                + "Content-Length: %d\r\n\r\n".formatted(BODY.length());
        out.write(head.getBytes(US_ASCII));
        out.write(BODY.substring(0, 5).getBytes(US_ASCII));
        out.flush();
        TimeUnit.MILLISECONDS.sleep(200);
        CompletableFuture<Void> stopped = CompletableFuture.runAsync(() -> stop(container));
        TimeUnit.MILLISECONDS.sleep(500);
        out.write(BODY.substring(5).getBytes(US_ASCII));
        out.flush();
        byte[] response = socket.getInputStream().readNBytes(15);
        assertThat(new String(response, US_ASCII)).isEqualTo("HTTP/1.1 200 OK");
        stopped.join();
      }
      assertThat(container.getCurrentContainerInfo().getState().getExitCodeLong()).isZero();
    }
  }

  @Test
  void doesNotStartIfTheEnforcedAotCacheDoesNotFit() throws Exception {
    ToStringConsumer output = new ToStringConsumer();
    try (GenericContainer<?> container =
        Containers.container()
            .withLogConsumer(output)
            .withEnv("JAVA_TOOL_OPTIONS", "-XX:AOTMode=on -XX:+UseCompactObjectHeaders")
            .withStartupTimeout(Duration.ofSeconds(10))) {
      assertThatThrownBy(container::start).isInstanceOf(ContainerLaunchException.class);
      assertThat(output.toUtf8String()).contains("Unable to use AOT cache");
    }
  }

  /** Stops it as Kubernetes does: SIGTERM, then SIGKILL after the grace period. */
  private static void stop(GenericContainer<?> container) {
    container.getDockerClient().stopContainerCmd(container.getContainerId()).withTimeout(20).exec();
  }
}
