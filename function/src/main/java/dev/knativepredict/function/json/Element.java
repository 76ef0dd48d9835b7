package dev.knativepredict.function.json;

import dev.knativepredict.manifest.Datatype;
import java.nio.ByteBuffer;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** One element of a tensor as a JSON value, and back without loss. Texts need none: they are it. */
public sealed interface Element permits Element.Bool, FloatingPoint, WholeNumber {

  /** The elements of a type other than BYTES. */
  static Element of(Datatype datatype) {
    return switch (datatype) {
      case BOOL -> Bool.ELEMENT;
      case UINT8, UINT16, UINT32, UINT64, INT8, INT16, INT32, INT64 -> WholeNumber.of(datatype);
      case FP16, BF16, FP32, FP64 -> FloatingPoint.valueOf(datatype.name());
      case BYTES -> throw new IllegalArgumentException("texts have no fixed size");
    };
  }

  /** What its JSON value has to be, in words: {@code true or false}. */
  String expected();

  /**
   * Reads the current token.
   *
   * @param to little-endian bytes
   * @param at where the element begins in them
   * @return whether the token is a value of this type; if not, what is written means nothing
   */
  boolean read(JsonParser in, ByteBuffer to, int at);

  /**
   * Puts a number that the type can hold; 0 and 1 are false and true.
   *
   * @param to little-endian bytes
   * @param at where the element begins in them
   */
  void put(double value, ByteBuffer to, int at);

  /**
   * Writes a value.
   *
   * @param from little-endian bytes
   * @param at where the element begins in them
   */
  void write(ByteBuffer from, int at, JsonGenerator out);

  /** A byte that is 0 or 1. */
  enum Bool implements Element {
    ELEMENT;

    @Override
    public String expected() {
      return "true or false";
    }

    @Override
    public boolean read(JsonParser in, ByteBuffer to, int at) {
      boolean value = in.currentToken() == JsonToken.VALUE_TRUE;
      put(value ? 1 : 0, to, at);
      return value || in.currentToken() == JsonToken.VALUE_FALSE;
    }

    @Override
    public void put(double value, ByteBuffer to, int at) {
      to.put(at, (byte) value);
    }

    @Override
    public void write(ByteBuffer from, int at, JsonGenerator out) {
      out.writeBoolean(from.get(at) != 0);
    }
  }
}
