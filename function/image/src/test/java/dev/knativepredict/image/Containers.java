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

/** The image that was pushed last, in containers with no more rights than a pod has. */
final class Containers {

  private static final long MEMORY = 256L << 20;

  private Containers() {}

  /**
   * Skips, and says so, where there is no Docker; fails where DOCKER_REQUIRED says there is one.
   */
  static void assumeDocker() {
    if (System.getenv("DOCKER_REQUIRED") == null
        && !DockerClientFactory.instance().isDockerAvailable()) {
      String reason = "SKIPPED: no Docker here, so the image was not started";
      System.err.println(reason);
      abort(reason);
    }
  }

  /** Names the image as {@code make image} did. */
  static String image() throws IOException {
    return Files.readString(Path.of("../target/image.digest")).strip();
  }

  /** A container that is not started yet; started, it is ready. */
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
