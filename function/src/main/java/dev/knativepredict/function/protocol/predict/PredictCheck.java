package dev.knativepredict.function.protocol.predict;

import dev.knativepredict.function.inference.Deadlines;
import dev.knativepredict.function.inference.LoadedModel;
import dev.knativepredict.function.inference.ModelCheck;
import dev.knativepredict.function.json.Json;
import dev.knativepredict.function.settings.Limits;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Warms up a model of a repository by its golden requests, before it is served. */
public record PredictCheck(Json json, Deadlines deadlines, Limits limits) implements ModelCheck {

  @Override
  public void check(LoadedModel model) {
    if (model.manifest().signature().features().isEmpty()) {
      return;
    }
    try {
      WarmUp.run(model, new ModelPredict(model, json, deadlines, limits));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
