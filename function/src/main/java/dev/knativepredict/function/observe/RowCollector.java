package dev.knativepredict.function.observe;

import dev.knativepredict.function.inference.LoadedModel;
import dev.knativepredict.function.inference.Models;
import dev.knativepredict.manifest.Manifest;
import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;

/** How the rows of all models are spread, read when somebody asks for it. */
final class RowCollector implements MultiCollector {

  private final Models models;
  private final String revision;

  RowCollector(Models models, String revision) {
    this.models = models;
    this.revision = revision;
  }

  @Override
  public MetricSnapshots collect() {
    RowSnapshots snapshots = new RowSnapshots();
    models.all().all().forEach(model -> snapshots.add(model.counts(), labels(model)));
    return snapshots.all();
  }

  private Labels labels(LoadedModel model) {
    Manifest manifest = model.manifest();
    return Labels.of("model", manifest.name(), "version", manifest.version(), "revision", revision);
  }
}
