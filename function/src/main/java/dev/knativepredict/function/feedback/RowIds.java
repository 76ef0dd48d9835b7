package dev.knativepredict.function.feedback;

import static java.util.Objects.requireNonNull;

import dev.knativepredict.function.drift.LabelPositions;
import dev.knativepredict.function.features.Predictions;
import dev.knativepredict.manifest.ConfidenceBins;
import dev.knativepredict.manifest.Manifest;
import dev.knativepredict.manifest.Output;
import dev.knativepredict.onnx.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.IntSupplier;
import javax.crypto.Mac;
import org.jspecify.annotations.Nullable;

/** The ids of answers. It is made for one model, but follows if that is replaced. */
public final class RowIds {

  /** What is the same for all answers of a model. */
  private record Model(
      Manifest manifest, ModelLabels labels, Output.Classes classes, LabelPositions positions) {}

  private final SignedIds ids;
  private final String revision;
  private final IntSupplier today;
  private volatile @Nullable Model last;

  RowIds(SignedIds ids, String revision, IntSupplier today) {
    this.ids = ids;
    this.revision = SignedIds.shortened(revision);
    this.today = today;
  }

  /** An id for each row; none at all if the answers are no labels. */
  public List<String> of(Predictions predictions) {
    Model model = model(predictions.model());
    if (model == null) {
      return List.of();
    }
    int version = Integer.parseInt(model.manifest.version());
    Answer answer = new Answer(today.getAsInt(), model.labels.number(), version, -1, -1, revision);
    Mac signer = ids.signer();
    List<String> texts = new ArrayList<>(predictions.count());
    for (int row = 0; row < predictions.count(); row++) {
      texts.add(SignedIds.write(of(answer, model, predictions, row), signer));
    }
    return texts;
  }

  private @Nullable Model model(Manifest manifest) {
    Model known = last;
    // The same object, mostly: nothing of it is compared then.
    if (known != null && Objects.equals(known.manifest, manifest)) {
      return known;
    }
    ModelLabels labels = ModelLabels.of(manifest);
    if (labels == null) {
      return null;
    }
    Output.Classes classes = (Output.Classes) manifest.signature().output();
    Model found = new Model(manifest, labels, classes, new LabelPositions(classes));
    last = found;
    return found;
  }

  private static Answer of(Answer answer, Model model, Predictions predictions, int row) {
    int columns = model.classes.labels().size();
    String probabilities = model.classes.probabilities();
    int likeliest = -1;
    int bin = -1;
    if (probabilities != null) {
      Tensor.Numbers values = (Tensor.Numbers) tensor(predictions, probabilities);
      likeliest = values.largest(row * columns, columns);
      bin = ConfidenceBins.place(values.doubleAt(row * columns + likeliest));
    }
    String label = model.classes.label();
    int predicted = label == null ? likeliest : model.positions.of(tensor(predictions, label), row);
    return answer.with(predicted, bin);
  }

  private static Tensor tensor(Predictions predictions, String name) {
    return requireNonNull(predictions.outputs().get(name), name);
  }
}
