package dev.knativepredict.function.json;

import dev.knativepredict.function.refusal.Refusal.InvalidInput;
import dev.knativepredict.function.refusal.Refused;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
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
   * Sets the limits.
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

  /** The factory of parsers and generators within these limits. */
  public JsonFactory factory() {
    return factory;
  }

  /**
   * Reads a body.
   *
   * @throws Refused with {@code InvalidInput} if it is empty, not JSON or beyond the limits
   */
  public <T> T read(byte[] body, Function<JsonParser, T> reader) {
    if (body.length == 0) {
      throw new Refused(InvalidInput.of("", "The body is empty"));
    }
    try (JsonParser in = factory.createParser(ObjectReadContext.empty(), body)) {
      return reader.apply(in);
    } catch (StreamConstraintsException e) {
      throw new Refused(
          InvalidInput.of("", "Nested too deeply, or a number or text is too long," + at(e)));
    } catch (StreamReadException | JacksonIOException e) {
      // The bytes are here already: an error of input or output means that they are not text.
      throw new Refused(InvalidInput.of("", "Invalid JSON" + at(e)));
    } catch (NumberFormatException e) {
      // Jackson's own, of a number for data binding whose exponent no decimal can have.
      throw new Refused(InvalidInput.of("", "A number is beyond what can be read"));
    }
  }

  /** The bytes of what the writer writes, in UTF-8. */
  public byte[] write(Consumer<JsonGenerator> writer) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
    write(bytes, writer);
    return bytes.toByteArray();
  }

  /** Writes what the writer writes, in UTF-8. */
  public void write(OutputStream bytes, Consumer<JsonGenerator> writer) {
    try (JsonGenerator out = factory.createGenerator(ObjectWriteContext.empty(), bytes)) {
      writer.accept(out);
    }
  }

  private static String at(JacksonException e) {
    TokenStreamLocation location = e.getLocation();
    return location == null
        ? ""
        : " at line %d, column %d".formatted(location.getLineNr(), location.getColumnNr());
  }

  /** Whether a text can be written as UTF-8: it has no half of a surrogate pair. */
  public static boolean isWritable(String text) {
    return StandardCharsets.UTF_8.newEncoder().canEncode(text);
  }
}
