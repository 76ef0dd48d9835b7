package dev.knativepredict.training.report;

/**
 * From values to pixels.
 *
 * @param pixelFrom where {@code from} is
 * @param pixelTo where {@code to} is
 */
record Axis(double from, double to, double pixelFrom, double pixelTo) {

  double at(double value) {
    return pixelFrom + (value - from) / (to - from) * (pixelTo - pixelFrom);
  }
}
