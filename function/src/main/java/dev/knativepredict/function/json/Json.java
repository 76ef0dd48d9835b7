package dev.knativepredict.function.json;

import dev.knativepredict.function.refusal.Refused;
import dev.knativepredict.function.refusal.Refused.Reason.InvalidBody;
import java.io.ByteArrayOutputStream;
import java.util.function.Consumer;
import java.util.function.Function;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.core.json.JsonFactory;

/** JSON in and out, token by token, within limits. */
public final class Json {

  private final JsonFactory factory;

  /**
   * Reads to a depth.
   *
   * @param depth the deepest nesting of objects and lists
   */
  public Json(int depth) {
    factory =
        JsonFactory.builder()
            .streamReadConstraints(
                StreamReadConstraints.builder()
                    .maxNestingDepth(depth)
                    .maxNumberLength(1_000)
                    .build())
            .build();
  }

  public JsonFactory factory() {
    return factory;
  }

  /**
   * Reads a body.
   *
   * @throws Refused where it is empty, not JSON or beyond the limits
   */
  public <T> T read(byte[] body, Function<JsonParser, T> reader) {
    if (body.length == 0) {
      throw new Refused(InvalidBody.of("", "is empty"));
    }
    try (JsonParser in = factory.createParser(ObjectReadContext.empty(), body)) {
      return reader.apply(in);
    } catch (StreamConstraintsException e) {
      throw new Refused(
          InvalidBody.of("", "is nested too deep, or has a number or text too long" + at(e)));
    } catch (StreamReadException | JacksonIOException e) {
      // The bytes are here already: all that input or output can mean is that they are no text.
      throw new Refused(InvalidBody.of("", "is not JSON" + at(e)));
    }
  }

  /** Writes a value. */
  public byte[] write(Consumer<JsonGenerator> writer) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
    try (JsonGenerator out = factory.createGenerator(ObjectWriteContext.empty(), bytes)) {
      writer.accept(out);
    }
    return bytes.toByteArray();
  }

  private static String at(JacksonException e) {
    TokenStreamLocation location = e.getLocation();
    return location == null
        ? ""
        : " (line %d, column %d)".formatted(location.getLineNr(), location.getColumnNr());
  }
}
