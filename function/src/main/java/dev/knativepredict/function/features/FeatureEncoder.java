package dev.knativepredict.function.features;

import dev.knativepredict.manifest.Signature;

/** Encodes rows of named features as a graph's input tensors, by its signature. */
public final class FeatureEncoder {

  private final Columns columns;
  private final int maxRows;

  /**
   * Encodes by a signature.
   *
   * @param maxRows the most rows of one request
   */
  public FeatureEncoder(Signature signature, int maxRows) {
    this.columns = new Columns(signature);
    this.maxRows = maxRows;
  }

  /** The rows of one request, none so far. */
  public RowsBuilder newRows() {
    return new RowsBuilder(columns, maxRows);
  }
}
