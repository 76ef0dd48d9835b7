package dev.knativepredict.function.lifecycle;

import dev.knativepredict.manifest.Manifest;
import java.util.Map;

/** The headers that name the model that answers. */
public final class ModelHeaders {

  public static final String NAME = "Model-Name";
  public static final String VERSION = "Model-Version";
  private static final String SHA256 = "Model-Sha256";

  private ModelHeaders() {}

  /** Those of a model. */
  public static Map<String, String> of(Manifest model) {
    return Map.of(NAME, model.name(), VERSION, model.version(), SHA256, model.modelSha256().hex());
  }
}
