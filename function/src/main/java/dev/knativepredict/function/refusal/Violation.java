package dev.knativepredict.function.refusal;

import java.nio.charset.StandardCharsets;
import tools.jackson.core.JsonGenerator;

/**
 * One thing about a body that is not as it should be.
 *
 * @param pointer where: a JSON pointer into the body, empty for all of it
 * @param detail what, in words for the caller
 */
public record Violation(String pointer, String detail) {

  public Violation {
    // A name in a body may hold half a surrogate pair, which no answer can.
    pointer = new String(pointer.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
  }

  /** Writes {@code {"pointer":…,"detail":…}}. */
  public void write(JsonGenerator out) {
    out.writeStartObject();
    out.writeStringProperty("pointer", pointer);
    out.writeStringProperty("detail", detail);
    out.writeEndObject();
  }
}
