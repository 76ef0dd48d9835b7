package dev.knativepredict.function.json;

import dev.knativepredict.function.refusal.Violation;
import java.util.List;
import tools.jackson.core.JsonGenerator;

/** Writes violations as {@code [{"pointer":…,"detail":…}]}. */
public final class ViolationsWriter {

  private ViolationsWriter() {}

  /** Writes a property of this name; nothing if there are no violations. */
  public static void write(String name, List<Violation> violations, JsonGenerator out) {
    if (violations.isEmpty()) {
      return;
    }
    out.writeArrayPropertyStart(name);
    for (Violation violation : violations) {
      out.writeStartObject();
      out.writeStringProperty("pointer", violation.pointer());
      out.writeStringProperty("detail", violation.detail());
      out.writeEndObject();
    }
    out.writeEndArray();
  }
}
