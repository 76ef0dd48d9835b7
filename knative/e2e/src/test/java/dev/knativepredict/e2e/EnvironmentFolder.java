package dev.knativepredict.e2e;

import io.fabric8.knative.serving.v1.Service;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.nio.file.Path;

/**
 * What git says of one environment.
 *
 * @param repository that has the folder
 * @param name of the environment, which is that of the folder
 */
record EnvironmentFolder(Environments repository, String name) {

  /** The folder in a clone, which {@code --git} gets. */
  Path path() {
    return repository.workTree().resolve(name);
  }

  /** A file of it in the newest commit. */
  String file(String file) {
    return repository.show("%s/%s".formatted(name, file));
  }

  /** What runs. */
  Service says() {
    return Serialization.unmarshal(file("release.yaml"), Service.class);
  }
}
