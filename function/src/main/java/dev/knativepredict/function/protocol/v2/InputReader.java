package dev.knativepredict.function.protocol.v2;

import static java.util.Objects.requireNonNull;

import dev.knativepredict.manifest.Datatype;
import dev.knativepredict.onnx.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonParser.NumberType;
import tools.jackson.core.JsonToken;

/**
 * Reads one input: {@code {"name": text, "datatype": "FP32", "shape": [2, 3], "data": [...]}}, its
 * members in any order.
 */
final class InputReader {

  private static final int MOST_DIMENSIONS = 32;
  private static final List<String> DATATYPES =
      Stream.of(Datatype.values()).map(Datatype::name).toList();

  private final BodyParser in;
  private final String pointer;
  private @Nullable String name;
  private @Nullable Datatype datatype;
  private @Nullable List<Long> shape;
  private @Nullable Tensor data;
  private long skipped = -1;
  private boolean early;

  InputReader(BodyParser in) {
    this.in = in;
    this.pointer = in.pointer();
  }

  /** The tensor. */
  Tensor read() {
    in.object(this::member);
    require("name", name);
    if (early) {
      readSkipped();
    }
    return require("data", data);
  }

  /** The name, once the tensor is read. */
  String name() {
    return requireNonNull(name);
  }

  private void member(String member) {
    switch (member) {
      case "name" -> name = in.text();
      case "datatype" -> datatype = datatype();
      case "shape" -> shape = shape();
      case "data" -> data();
      case "parameters" -> in.skipObject();
      default -> in.skip();
    }
  }

  private Datatype datatype() {
    String name = in.text();
    if (!DATATYPES.contains(name)) {
      throw in.invalid("'%s' is none of %s".formatted(name, DATATYPES));
    }
    return Datatype.valueOf(name);
  }

  private List<Long> shape() {
    List<Long> sizes = new ArrayList<>();
    in.list(() -> {
      if (sizes.size() == MOST_DIMENSIONS) {
        throw in.invalid("There are more than %d dimensions".formatted(MOST_DIMENSIONS));
      }
      sizes.add(size());
    });
    return sizes;
  }

  private long size() {
    JsonParser tokens = in.tokens();
    if (tokens.currentToken() == JsonToken.VALUE_NUMBER_INT
        && tokens.getNumberType() != NumberType.BIG_INTEGER
        && tokens.getLongValue() >= 0) {
      return tokens.getLongValue();
    }
    throw in.invalid("A size must be a whole number from 0 on");
  }

  /** Data that come before their datatype or shape are skipped, and read when both are known. */
  private void data() {
    if (datatype != null && shape != null) {
      data = DataReader.read(in, datatype, shape);
    } else {
      early = true;
      skipped = in.offset();
      in.skip();
    }
  }

  private void readSkipped() {
    Datatype type = require("datatype", datatype);
    List<Long> sizes = require("shape", shape);
    if (skipped < 0) {
      throw in.invalid(
          pointer + "/data", "It must come after 'datatype' and 'shape', or the body be UTF-8");
    }
    data = DataReader.read(in.again(skipped, pointer + "/data"), type, sizes);
  }

  private <T> T require(String member, @Nullable T value) {
    if (value == null) {
      throw in.invalid(pointer, "'%s' is missing".formatted(member));
    }
    return value;
  }
}
