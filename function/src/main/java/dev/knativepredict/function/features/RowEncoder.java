package dev.knativepredict.function.features;

/** A row that is being read: where its numbers go, and where it stands in the body. */
public final class RowEncoder {

  private final float[] values;
  private final int offset;
  private final String pointer;
  private final Findings findings;

  public RowEncoder(float[] values, int offset, String pointer, Findings findings) {
    this.values = values;
    this.offset = offset;
    this.pointer = pointer;
    this.findings = findings;
  }

  void set(int column, float value) {
    values[offset + column] = value;
  }

  public void violation(String detail) {
    findings.violation(pointer, detail);
  }

  /**
   * Notes what is wrong with one of its values.
   *
   * @param member the value's name, or its position in a list
   */
  void violation(Object member, String detail) {
    findings.violation(Findings.pointer(pointer, member), detail);
  }

  /** Notes what is odd about one of its values. */
  void warning(Object member, String detail) {
    findings.warning(Findings.pointer(pointer, member), detail);
  }
}
