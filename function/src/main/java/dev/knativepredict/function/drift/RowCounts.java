package dev.knativepredict.function.drift;

import dev.knativepredict.manifest.ConfidenceBins;
import dev.knativepredict.manifest.Feature;
import dev.knativepredict.manifest.Manifest;
import dev.knativepredict.manifest.ModelDirectory;
import dev.knativepredict.manifest.Reference;
import dev.knativepredict.manifest.Reference.Spread;
import dev.knativepredict.manifest.Signature;
import dev.knativepredict.onnx.Tensor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * How many rows a model has answered, by the bins of its training data. Counts of several processes
 * may be added, and are exact then as well.
 */
public final class RowCounts {

  /** What the counts are told to. */
  public interface Reader {

    /**
     * The rows of one bin.
     *
     * @param feature its name; empty for answers
     */
    void rows(Subject subject, String feature, String bin, long rows);

    /** The share of the training data's rows in one bin, 0 to 1, where it is known. */
    void reference(Subject subject, String feature, String bin, double share);

    /**
     * How often the model was right when it was judged, where it is known.
     *
     * @param bin of its confidence
     * @param correct how many of the rows had the label that was predicted
     */
    void judged(String bin, int rows, int correct);
  }

  /** Where the values of a feature are, and how many there were. */
  private record Counted(String tensor, int first, int columns, FeatureCounts counts) {}

  private final List<Counted> features = new ArrayList<>();
  private final Map<String, FeatureCounts> byName = new HashMap<>();
  private final @Nullable AnswerCounts answers;
  private final @Nullable Reference reference;
  private final String firstInput;
  private final AtomicLong rows = new AtomicLong();

  private RowCounts(Signature signature, @Nullable Reference reference) {
    this.reference = reference;
    this.firstInput = signature.inputs().isEmpty() ? "" : signature.inputs().getFirst().name();
    this.answers = AnswerCounts.of(signature, reference == null ? null : reference.predictions());
    Map<String, Integer> filled = new HashMap<>();
    for (Feature feature : signature.features()) {
      String tensor = feature.input();
      int first = filled.merge(tensor, feature.columns(), Integer::sum) - feature.columns();
      Spread spread = reference == null ? null : reference.features().get(feature.name());
      FeatureCounts counts = FeatureCounts.of(feature, signature.input(tensor).datatype(), spread);
      if (counts != null) {
        features.add(new Counted(tensor, first, signature.columns(tensor), counts));
        byName.put(feature.name(), counts);
      }
    }
  }

  /** None so far, of a model; its seal may have no training data. */
  static RowCounts of(ModelDirectory model) {
    boolean known = model.manifest().files().containsKey(Manifest.REFERENCE);
    return new RowCounts(
        model.manifest().signature(),
        known ? Reference.read(model.bytes(Manifest.REFERENCE)) : null);
  }

  /**
   * Counts the rows of a request that was answered.
   *
   * @param inputs by the tensors' names
   * @param filled how many rows left a feature out, by its name
   * @param outputs by the tensors' names
   */
  void add(Map<String, Tensor> inputs, Map<String, Integer> filled, Map<String, Tensor> outputs) {
    int count = rows(inputs.get(firstInput));
    rows.addAndGet(count);
    for (int i = 0; i < features.size(); i++) {
      Counted feature = features.get(i);
      Tensor tensor = inputs.get(feature.tensor);
      // A graph may stretch one row of a tensor to those of another one.
      if (tensor != null && rows(tensor) == count) {
        feature.counts.count(tensor, count, feature.first, feature.columns);
      }
    }
    if (!filled.isEmpty()) {
      filled.forEach(this::filled);
    }
    if (answers != null) {
      answers.count(outputs, count);
    }
  }

  private static int rows(@Nullable Tensor tensor) {
    return tensor == null || tensor.shape().isEmpty()
        ? 1
        : Math.toIntExact(tensor.shape().getFirst());
  }

  private void filled(String feature, int count) {
    FeatureCounts counts = byName.get(feature);
    if (counts != null) {
      counts.filled(count);
    }
  }

  /** How many rows were answered. */
  public long rows() {
    return rows.get();
  }

  /** How many rows the training data had; 0 if that isn't known. */
  public int referenceRows() {
    return reference == null ? 0 : reference.rows();
  }

  /** Tells all counts. */
  public void show(Reader reader) {
    features.forEach(feature -> feature.counts.show(reader));
    if (answers != null) {
      answers.show(reader);
    }
    if (reference != null && reference.confidence() != null) {
      show(reference.confidence(), reader);
    }
  }

  private static void show(Reference.Confidence judged, Reader reader) {
    for (int bin = 0; bin < ConfidenceBins.COUNT; bin++) {
      reader.judged(
          ConfidenceBins.NAMES.get(bin), judged.rows().get(bin), judged.correct().get(bin));
    }
  }
}
