package dev.knativepredict.function.drift;

import dev.knativepredict.onnx.Tensor;
import java.util.Map;

/** How many rows got which number as their answer. */
record ValueCounts(String tensor, NumberBins numbers) implements AnswerCounts {

  @Override
  public void count(Map<String, Tensor> outputs, int rows) {
    if (outputs.get(tensor) instanceof Tensor.Numbers values && values.count() == rows) {
      for (int row = 0; row < rows; row++) {
        numbers.bins.add(numbers.place(Elements.at(values, row)));
      }
    }
  }

  @Override
  public void show(RowCounts.Reader reader) {
    numbers.bins.show(Subject.PREDICTION, "", reader);
  }
}
