package dev.knativepredict.onnx;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * A message in Protobuf's wire format. Fields are looked up when they are asked for; what isn't
 * asked for is skipped, and its bytes are never touched.
 *
 * @param bytes from position to limit
 */
record Message(ByteBuffer bytes) {

  private static final int VARINT = 0;
  private static final int FIXED64 = 1;
  private static final int LENGTH = 2;
  private static final int FIXED32 = 5;

  /**
   * One field, as it is on the wire.
   *
   * @param number its varint; 0 if it has content
   * @param content its bytes; null if it is a number
   */
  private record Field(int id, long number, @Nullable ByteBuffer content) {}

  /** The last number of a field; 0 if there is none. */
  long number(int id) {
    long[] last = new long[1];
    numbers(id, number -> last[0] = number);
    return last[0];
  }

  /** All numbers of a field, packed or not. */
  void numbers(int id, LongConsumer each) {
    for (Field field : fields(id)) {
      if (field.content == null) {
        each.accept(field.number);
      } else {
        while (field.content.hasRemaining()) {
          each.accept(varint(field.content));
        }
      }
    }
  }

  /** The last text of a field; empty if there is none. */
  String text(int id) {
    List<String> all = texts(id);
    return all.isEmpty() ? "" : all.getLast();
  }

  List<String> texts(int id) {
    return contents(id).stream()
        .map(text -> StandardCharsets.UTF_8.decode(text).toString())
        .toList();
  }

  List<Message> messages(int id) {
    return contents(id).stream().map(Message::new).toList();
  }

  private List<ByteBuffer> contents(int id) {
    List<ByteBuffer> contents = new ArrayList<>();
    for (Field field : fields(id)) {
      if (field.content != null) {
        contents.add(field.content);
      }
    }
    return contents;
  }

  private List<Field> fields(int id) {
    List<Field> fields = new ArrayList<>();
    ByteBuffer in = bytes.duplicate();
    while (in.hasRemaining()) {
      Field field = next(in);
      if (field.id == id) {
        fields.add(field);
      }
    }
    return fields;
  }

  private static Field next(ByteBuffer in) {
    long tag = varint(in);
    int id = (int) (tag >>> 3);
    return switch ((int) tag & 7) {
      case VARINT -> new Field(id, varint(in), null);
      case FIXED64 -> new Field(id, 0, part(in, Long.BYTES));
      case LENGTH -> new Field(id, 0, part(in, varint(in)));
      case FIXED32 -> new Field(id, 0, part(in, Integer.BYTES));
      default -> throw new IllegalArgumentException("not Protobuf");
    };
  }

  private static ByteBuffer part(ByteBuffer in, long length) {
    if (length < 0 || length > in.remaining()) {
      throw new IllegalArgumentException("cut off");
    }
    ByteBuffer part = in.slice(in.position(), (int) length);
    in.position(in.position() + (int) length);
    return part;
  }

  private static long varint(ByteBuffer in) {
    long value = 0;
    for (int shift = 0; in.hasRemaining(); shift += 7) {
      byte next = in.get();
      value |= (long) (next & 127) << shift;
      if (next >= 0) {
        return value;
      }
    }
    throw new IllegalArgumentException("cut off");
  }
}
