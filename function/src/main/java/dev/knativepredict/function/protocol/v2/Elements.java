package dev.knativepredict.function.protocol.v2;

import dev.knativepredict.function.json.Element;
import dev.knativepredict.manifest.Datatype;
import dev.knativepredict.onnx.Tensor;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JsonToken;

/** The elements of a tensor, while they are read one after another. */
sealed interface Elements {

  static Elements of(Datatype datatype, List<Long> shape, int count) {
    return datatype == Datatype.BYTES
        ? new Texts(shape, new ArrayList<>(count))
        : new Numbers(datatype, shape, count);
  }

  /** What each has to be, in words. */
  String expected();

  /** Reads the current token; false if it is not of the type. */
  boolean read(BodyParser in);

  /** All of them. */
  Tensor tensor();

  /** Numbers and booleans. */
  final class Numbers implements Elements {

    private final Datatype datatype;
    private final List<Long> shape;
    private final Element element;
    private final ByteBuffer bytes;
    private int at;

    Numbers(Datatype datatype, List<Long> shape, int count) {
      this.datatype = datatype;
      this.shape = shape;
      this.element = Element.of(datatype);
      this.bytes = ByteBuffer.allocate(count * datatype.size()).order(ByteOrder.LITTLE_ENDIAN);
    }

    @Override
    public String expected() {
      return "%s (%s)".formatted(element.expected(), datatype);
    }

    @Override
    public boolean read(BodyParser in) {
      boolean fits = element.read(in.tokens(), bytes, at);
      at += datatype.size();
      return fits;
    }

    @Override
    public Tensor tensor() {
      return new Tensor.Numbers(datatype, shape, bytes);
    }
  }

  /** Texts. */
  record Texts(List<Long> shape, List<String> values) implements Elements {

    @Override
    public String expected() {
      return "a text (BYTES)";
    }

    @Override
    public boolean read(BodyParser in) {
      boolean fits = in.tokens().currentToken() == JsonToken.VALUE_STRING;
      if (fits) {
        values.add(in.text());
      }
      return fits;
    }

    @Override
    public Tensor tensor() {
      return new Tensor.Texts(shape, values);
    }
  }
}
