package dev.knativepredict.function.feedback;

import dev.knativepredict.function.inference.LoadedModel;
import dev.knativepredict.function.inference.ModelSet;
import dev.knativepredict.function.inference.Models;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The names and labels of the models that are served, by their numbers. */
final class KnownLabels {

  private record Known(ModelSet models, Map<Long, ModelLabels> byNumber) {}

  private final Models models;
  private volatile Known current;

  KnownLabels(Models models) {
    this.models = models;
    this.current = known(models.all());
  }

  private static Known known(ModelSet models) {
    Map<Long, ModelLabels> byNumber = new HashMap<>();
    for (LoadedModel model : models.all()) {
      ModelLabels labels = ModelLabels.of(model.manifest());
      if (labels != null) {
        byNumber.put(labels.number(), labels);
      }
    }
    return new Known(models, byNumber);
  }

  /** Null if no model that is served has this number. */
  @Nullable ModelLabels find(long number) {
    Known known = current;
    ModelSet now = models.all();
    if (known.models != now) {
      known = known(now);
      current = known;
    }
    return known.byNumber.get(number);
  }
}
