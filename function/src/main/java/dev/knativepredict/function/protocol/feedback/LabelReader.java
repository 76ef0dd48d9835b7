package dev.knativepredict.function.protocol.feedback;

import dev.knativepredict.function.features.Findings;
import dev.knativepredict.function.feedback.Match;
import dev.knativepredict.function.feedback.Matching;
import dev.knativepredict.function.json.Element;
import dev.knativepredict.function.refusal.Violation;
import dev.knativepredict.manifest.Datatype;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** Reads one {@code "id"} and its {@code "label"}, in any order. */
final class LabelReader {

  private static final String ID = "id";
  private static final String LABEL = "label";

  private final JsonParser in;
  private final String pointer;
  private final Findings findings;
  private final Set<String> seen = new HashSet<>();
  private @Nullable String id;
  private @Nullable Object label;

  /**
   * Nothing so far.
   *
   * @param pointer a JSON pointer to the object that has both
   */
  LabelReader(JsonParser in, String pointer, Findings findings) {
    this.in = in;
    this.pointer = pointer;
    this.findings = findings;
  }

  static boolean knows(String name) {
    return name.equals(ID) || name.equals(LABEL);
  }

  /** Adds a violation for the name that the parser is at, and skips its value. */
  static void refuse(JsonParser in, String pointer, Findings findings) {
    findings.violation(pointer, "Unknown name '%s'".formatted(in.currentName()));
    in.nextToken();
    in.skipChildren();
  }

  /** Reads the value of a name, which the parser is at. */
  void property(String name) {
    if (!knows(name)) {
      refuse(in, Violation.pointer(pointer, name), findings);
      return;
    }
    JsonToken value = in.nextToken();
    if (!seen.add(name)) {
      violation(name, "'%s' is repeated".formatted(name));
    } else if (name.equals(LABEL)) {
      label = label(value);
    } else if (value == JsonToken.VALUE_STRING) {
      id = in.getString();
    } else {
      violation(ID, "'id' must be a text");
    }
    in.skipChildren();
  }

  private @Nullable Object label(JsonToken value) {
    if (value == JsonToken.VALUE_STRING) {
      return in.getString();
    }
    ByteBuffer number = ByteBuffer.allocate(Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    if (Element.of(Datatype.INT64).read(in, number, 0)) {
      return number.getLong(0);
    }
    violation(LABEL, "'label' must be a text or a whole number");
    return null;
  }

  private void violation(String name, String detail) {
    findings.violation(Violation.pointer(pointer, name), detail);
  }

  /** The row that is to be counted; null if a violation says why there is none. */
  Match.@Nullable Row match(Matching matching) {
    if (!seen.contains(ID)) {
      violation(ID, "'id' is missing");
    }
    if (!seen.contains(LABEL)) {
      violation(LABEL, "'label' is missing");
    }
    if (id == null || label == null) {
      return null;
    }
    return switch (matching.of(id, label)) {
      case Match.Row row -> row;
      case Match.Wrong(String member, String detail) -> {
        violation(member, detail);
        yield null;
      }
    };
  }
}
