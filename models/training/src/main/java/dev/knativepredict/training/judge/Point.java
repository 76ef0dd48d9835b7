package dev.knativepredict.training.judge;

/**
 * What was said of a row, and what was found.
 *
 * @param said the value that was predicted; or the probability of the label that was
 * @param found the row's own value; or 1 if the label was right, and 0 if it was wrong
 */
public record Point(double said, double found) {

  static Point of(Prediction prediction) {
    return new Point(prediction.confidence(), prediction.right() ? 1 : 0);
  }

  double error() {
    return said - found;
  }
}
