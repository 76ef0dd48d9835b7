package dev.knativepredict.function.protocol.v2;

import dev.knativepredict.function.refusal.Refused;
import dev.knativepredict.manifest.Datatype;
import dev.knativepredict.onnx.Tensor;
import java.util.List;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** Reads the data of a tensor, row by row: as one flat list, or in lists as deep as its shape. */
final class DataReader {

  private final BodyParser in;
  private final List<Long> shape;
  private final Elements elements;

  private DataReader(BodyParser in, List<Long> shape, Elements elements) {
    this.in = in;
    this.shape = shape;
    this.elements = elements;
  }

  /**
   * Reads from the current token on. Memory is taken for what the body can hold, whatever a shape
   * says.
   */
  static Tensor read(BodyParser in, Datatype datatype, List<Long> shape) {
    long count = count(shape);
    // Each value takes a digit, and a comma or the end of the list.
    if (count > in.length() / 2 || count * Math.max(1, datatype.size()) > Integer.MAX_VALUE - 8) {
      throw in.invalid("The shape %s takes more values than there are".formatted(shape));
    }
    Elements elements = Elements.of(datatype, shape, (int) count);
    new DataReader(in, shape, elements).read(count);
    return elements.tensor();
  }

  /** How many elements a shape has; the most there can be if they are too many to count. */
  private static long count(List<Long> shape) {
    long count = 1;
    for (long size : shape) {
      if (size != 0 && count > Integer.MAX_VALUE / size) {
        return Integer.MAX_VALUE;
      }
      count *= size;
    }
    return count;
  }

  private void read(long count) {
    JsonParser tokens = in.tokens();
    if (shape.isEmpty() && tokens.currentToken().isScalarValue()) {
      element();
      return;
    }
    if (tokens.currentToken() != JsonToken.START_ARRAY) {
      throw in.invalid("It must be a list");
    }
    boolean nested = in.next() == JsonToken.START_ARRAY && shape.size() > 1;
    list(nested ? shape : List.of(count), 0);
  }

  /** Reads a list; the current token is the first one in it. */
  private void list(List<Long> sizes, int dimension) {
    long size = sizes.get(dimension);
    boolean innermost = dimension == sizes.size() - 1;
    long found = 0;
    for (JsonToken token = in.tokens().currentToken();
        token != JsonToken.END_ARRAY;
        token = in.next()) {
      if (found == size) {
        throw wrongCount("more");
      }
      if (innermost) {
        element();
      } else {
        innerList(sizes, dimension + 1);
      }
      found++;
    }
    if (found < size) {
      throw wrongCount("fewer");
    }
  }

  private void innerList(List<Long> sizes, int dimension) {
    if (in.tokens().currentToken() != JsonToken.START_ARRAY) {
      throw in.invalid("It must be a list, as the shape %s has it".formatted(shape));
    }
    in.next();
    list(sizes, dimension);
  }

  private void element() {
    if (!elements.read(in)) {
      throw in.invalid("It must be " + elements.expected());
    }
  }

  private Refused wrongCount(String word) {
    return in.invalid("There are %s values than the shape %s takes".formatted(word, shape));
  }
}
