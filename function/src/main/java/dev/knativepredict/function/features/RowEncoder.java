package dev.knativepredict.function.features;

import dev.knativepredict.function.refusal.Violation;
import java.nio.ByteBuffer;

/** Encodes one row: knows where its numbers go, and its place in the body. */
final class RowEncoder {

  private final ByteBuffer values;
  private final int offset;
  private final String pointer;
  private final Findings findings;

  /**
   * Encodes the row at a place.
   *
   * @param offset where the row starts in {@code values}, in bytes
   * @param pointer a JSON pointer to the row
   */
  RowEncoder(ByteBuffer values, int offset, String pointer, Findings findings) {
    this.values = values;
    this.offset = offset;
    this.pointer = pointer;
    this.findings = findings;
  }

  void set(int column, float value) {
    values.putFloat(offset + column * Float.BYTES, value);
  }

  void violation(String detail) {
    findings.violation(pointer, detail);
  }

  /**
   * Adds a violation of one of its values.
   *
   * @param member the value's name, or its position in a list
   */
  void violation(Object member, String detail) {
    findings.violation(Violation.pointer(pointer, member), detail);
  }

  /** Adds a warning about one of its values. */
  void warning(Object member, String detail) {
    findings.warning(Violation.pointer(pointer, member), detail);
  }
}
