package dev.knativepredict.function.features;

import dev.knativepredict.function.json.Element;
import dev.knativepredict.function.refusal.Violation;
import tools.jackson.core.JsonParser;

/** Encodes one row: knows where its values go, and its place in the body. */
final class RowEncoder {

  private final Block[] blocks;
  private final int row;
  private final String pointer;
  private final Findings findings;

  /**
   * Encodes the row at a place.
   *
   * @param blocks the input tensors
   * @param row its number in them
   * @param pointer a JSON pointer to the row
   */
  RowEncoder(Block[] blocks, int row, String pointer, Findings findings) {
    this.blocks = blocks;
    this.row = row;
    this.pointer = pointer;
    this.findings = findings;
  }

  void put(Place place, double value) {
    ((Block.Numbers) blocks[place.block()]).put(row, place.column(), value);
  }

  void put(Place place, String value) {
    ((Block.Texts) blocks[place.block()]).put(row, place.column(), value);
  }

  /** Reads the current token without loss; false if it is none of the tensor's numbers. */
  boolean read(JsonParser in, Element as, Place place) {
    return ((Block.Numbers) blocks[place.block()]).read(in, as, row, place.column());
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

  /** Notes that it leaves a feature out, whose value is filled in. */
  void filled(String feature) {
    findings.filled(feature);
  }

  /** Adds a warning about one of its values. */
  void warning(Object member, String detail) {
    findings.warning(Violation.pointer(pointer, member), detail);
  }
}
