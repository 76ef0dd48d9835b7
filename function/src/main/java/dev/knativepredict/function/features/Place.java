package dev.knativepredict.function.features;

/**
 * Where a feature begins.
 *
 * @param block the number of its tensor
 * @param column its first column in a row of it
 */
record Place(int block, int column) {

  Place plus(int columns) {
    return new Place(block, column + columns);
  }
}
