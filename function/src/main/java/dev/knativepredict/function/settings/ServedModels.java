package dev.knativepredict.function.settings;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Which models are served.
 *
 * @param path a sealed directory, or a repository of them
 * @param repository whether it is a repository: sealed directories at {@code NAME/VERSION}
 * @param reloadMillis how often a repository is looked at for changes, in ms; 0 for never
 * @param trust public keys in PEM: only models that one of them has signed are served; null for all
 */
public record ServedModels(
    Path path, boolean repository, int reloadMillis, @Nullable String trust) {

  /** Whether other models than those of the start can be served later. */
  public boolean mayChange() {
    return repository && reloadMillis > 0;
  }
}
