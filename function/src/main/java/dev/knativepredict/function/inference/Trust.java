package dev.knativepredict.function.inference;

import dev.knativepredict.function.settings.InvalidSetting;
import dev.knativepredict.manifest.BrokenModel;
import dev.knativepredict.manifest.ModelDirectory;
import dev.knativepredict.manifest.trust.SignedModel;
import dev.knativepredict.manifest.trust.TrustedKey;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which models may be served: all, or those that somebody has signed whose key is trusted.
 *
 * @param keys null for all
 */
record Trust(@Nullable List<TrustedKey> keys) {

  /**
   * By a setting; what checks signatures is loaded only if there is one.
   *
   * @param pem public keys; null for all models
   */
  static Trust of(@Nullable String pem) {
    if (pem == null) {
      return new Trust(null);
    }
    try {
      return new Trust(TrustedKey.read(pem));
    } catch (IllegalArgumentException e) {
      throw new InvalidSetting("MODEL_TRUST", String.valueOf(e.getMessage()));
    }
  }

  /**
   * Opens a sealed directory.
   *
   * @throws BrokenModel if its seal doesn't hold, or nobody has signed it who is trusted
   */
  ModelDirectory open(Path path) {
    ModelDirectory directory = ModelDirectory.open(path);
    if (keys != null) {
      SignedModel.verify(directory, keys);
    }
    return directory;
  }

  /**
   * Opens a sealed directory, a graph that nobody sealed, or a folder with one.
   *
   * @throws BrokenModel as {@link #open}
   */
  ModelDirectory openAny(Path path) {
    Path graph = ModelDirectory.isSealed(path) ? null : BareGraph.find(path);
    if (graph == null) {
      return open(path);
    }
    if (keys != null) {
      throw new BrokenModel(path, "it isn't trusted: only what is sealed can be signed");
    }
    return BareGraph.open(graph);
  }
}
