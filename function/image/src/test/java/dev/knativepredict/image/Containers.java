package dev.knativepredict.image;

import static org.junit.jupiter.api.Assumptions.abort;

import com.github.dockerjava.api.model.Capability;
import com.github.dockerjava.api.model.HostConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.utility.DockerImageName;

/** Containers of the image that was pushed last, with no more privileges than a pod has. */
final class Containers {

  private static final long MEMORY = 256L << 20;

  private Containers() {}

  /** Skips the tests if there is no Docker, unless DOCKER_REQUIRED is set: then they fail. */
  static void assumeDocker() {
    if (System.getenv("DOCKER_REQUIRED") == null
        && !DockerClientFactory.instance().isDockerAvailable()) {
      String reason = "SKIPPED: no Docker here, so the image was not tested";
      System.err.println(reason);
      abort(reason);
    }
  }

  /** The name by digest, as {@code make image} wrote it. */
  static String image() throws IOException {
    return Files.readString(Path.of("../target/image.digest")).strip();
  }

  /** A container with the command line of a pod whose port is named {@code h2c}. */
  static GenericContainer<?> byHttp2() throws IOException {
    return container()
        .withCreateContainerCmdModifier(
            command -> command.withEntrypoint("/app/java/bin/java", "@predict-h2c.options"));
  }

  /** A container to start; {@code start()} waits until it is ready. */
  static GenericContainer<?> container() throws IOException {
    return new GenericContainer<>(DockerImageName.parse(image()))
        .withExposedPorts(8080, 8081)
        .withCreateContainerCmdModifier(command -> {
          HostConfig host = command.getHostConfig();
          if (host == null) {
            throw new AssertionError("Testcontainers sets a host configuration");
          }
          host.withReadonlyRootfs(true)
              .withCapDrop(Capability.ALL)
              .withSecurityOpts(List.of("no-new-privileges"))
              .withMemory(MEMORY)
              .withMemorySwap(MEMORY);
        })
        .waitingFor(Wait.forHttp("/readyz").forPort(8080));
  }
}
