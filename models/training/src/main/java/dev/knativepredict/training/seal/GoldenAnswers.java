package dev.knativepredict.training.seal;

import dev.knativepredict.manifest.GoldenRow;
import dev.knativepredict.manifest.Signature;
import dev.knativepredict.onnx.RunFailed;
import dev.knativepredict.onnx.Tensor;
import dev.knativepredict.training.run.ModelRun;
import dev.knativepredict.training.run.TensorJson;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Golden rows, answered by the graph itself; those that JSON has no numbers for are left out. */
final class GoldenAnswers {

  private static final int MADE_UP = 20;

  /** Sizes of free dimensions, of which the first is taken that the graph can work with. */
  private static final List<Integer> SIZES = List.of(1, 2, 3, 8, 16, 32, 64, 224);

  private final Signature signature;
  private final ModelRun run;
  private final List<GoldenRow> rows = new ArrayList<>();
  private String failure = "every answer has a number that JSON has not";

  GoldenAnswers(Signature signature, ModelRun run) {
    this.signature = signature;
    this.run = run;
  }

  /**
   * Adds a row of the data. A graph that wants a certain number of rows gets it as many times.
   *
   * @param label the row's own label or value; null if it isn't known
   */
  void add(Map<String, @Nullable Object> instance, @Nullable Object label) {
    List<Map<String, @Nullable Object>> instances = new ArrayList<>();
    for (int i = 0; i < run.fixedRows().orElse(1); i++) {
      instances.add(instance);
    }
    try {
      keep(new GoldenRow.Rows(new GoldenRow.Request(instances), run.answer(instances), label));
    } catch (RunFailed e) {
      failure = e.reason();
    }
  }

  /** Adds rows that are made from the signature. */
  void makeUp() {
    if (!signature.features().isEmpty()) {
      for (int number = 0; number < MADE_UP; number++) {
        add(MadeUp.row(signature, number), null);
      }
      return;
    }
    for (int i = 0; i < SIZES.size() && rows.isEmpty(); i++) {
      for (int count = 1; count <= 3; count++) {
        add(MadeUp.tensors(signature, count, SIZES.get(i)));
      }
    }
  }

  private void add(Map<String, Tensor> inputs) {
    try {
      keep(TensorJson.row(inputs, run.run(inputs)));
    } catch (RunFailed e) {
      failure = e.reason();
    }
  }

  private void keep(GoldenRow row) {
    Object answer =
        switch (row) {
          case GoldenRow.Rows rows -> rows.answer().prediction();
          case GoldenRow.Tensors tensors -> tensors.answer();
        };
    if (isFinite(answer) && !rows.contains(row)) {
      rows.add(row);
    }
  }

  private static boolean isFinite(Object value) {
    return switch (value) {
      case Double number -> Double.isFinite(number);
      case List<?> list -> list.stream().allMatch(GoldenAnswers::isFinite);
      case Map<?, ?> map -> map.values().stream().allMatch(GoldenAnswers::isFinite);
      default -> true;
    };
  }

  /**
   * The rows.
   *
   * @throws IllegalArgumentException where the graph has answered none
   */
  List<GoldenRow> rows() {
    if (rows.isEmpty()) {
      throw new IllegalArgumentException(
          "no row that was made from the signature can be answered (%s); add data or examples"
              .formatted(failure));
    }
    return rows;
  }
}
