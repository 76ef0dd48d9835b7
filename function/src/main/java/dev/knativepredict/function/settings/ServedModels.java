package dev.knativepredict.function.settings;

import java.nio.file.Path;

/**
 * Which models are served.
 *
 * @param path a sealed directory, or a repository of them
 * @param repository whether it is a repository: sealed directories at {@code NAME/VERSION}
 * @param reloadMillis how often a repository is looked at for changes, in ms; 0 for never
 */
public record ServedModels(Path path, boolean repository, int reloadMillis) {

  /** Whether other models than those of the start can be served later. */
  public boolean mayChange() {
    return repository && reloadMillis > 0;
  }
}
