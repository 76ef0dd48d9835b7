package dev.knativepredict.function.protocol.golden;

import dev.knativepredict.function.edge.Endpoint;
import dev.knativepredict.function.inference.Deadlines;
import dev.knativepredict.function.inference.LoadedModel;
import dev.knativepredict.function.inference.ModelCheck;
import dev.knativepredict.function.json.Json;
import dev.knativepredict.function.protocol.predict.PredictProtocol;
import dev.knativepredict.function.protocol.v2.V2Protocol;
import dev.knativepredict.function.settings.Limits;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Warms up a model by its golden requests, which are rows or tensors, before it is served. */
public record GoldenCheck(Json json, Deadlines deadlines, Limits limits) implements ModelCheck {

  @Override
  public void check(LoadedModel model) {
    Endpoint endpoint =
        model.manifest().signature().features().isEmpty()
            ? V2Protocol.infer(model, json, deadlines, limits)
            : PredictProtocol.predict(model, json, deadlines, limits);
    try {
      WarmUp.run(model, endpoint);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
