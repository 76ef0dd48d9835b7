package dev.knativepredict.function.protocol.functions;

import dev.knativepredict.function.json.Json;
import dev.knativepredict.function.json.JsonReader;
import dev.knativepredict.function.json.JsonWriter;
import dev.knativepredict.function.refusal.Refusal.InvalidInput;
import dev.knativepredict.function.refusal.Refused;
import dev.knativepredict.function.refusal.Violation;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.springframework.util.function.SingletonSupplier;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.exc.InvalidDefinitionException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Bodies to values and back: by the reader or writer of the type if there is one, otherwise by data
 * binding, which is not loaded before it is needed.
 */
public final class FunctionBodies {

  private final Json json;
  private final Map<Type, JsonReader<?>> readers = new HashMap<>();
  private final Map<Type, JsonWriter<?>> writers = new HashMap<>();
  private final SingletonSupplier<JsonMapper> mapper;

  public FunctionBodies(
      Json json, Collection<JsonReader<?>> readers, Collection<JsonWriter<?>> writers) {
    this.json = json;
    readers.forEach(reader -> this.readers.put(reader.type(), reader));
    writers.forEach(writer -> this.writers.put(writer.type(), writer));
    this.mapper = SingletonSupplier.of(this::newMapper);
  }

  private JsonMapper newMapper() {
    return JsonMapper.builder(json.factory())
        .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
        .build();
  }

  /** Whether there is any JSON that can be read into a type. */
  boolean canRead(Type type) {
    if (readers.containsKey(type)) {
      return true;
    }
    try {
      return type != Void.class && canBind(mapper.obtain().constructType(type));
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  /** Data binding finds out what it can't make when it reads. */
  private boolean canBind(JavaType type) {
    JavaType content = type.getContentType();
    try {
      mapper.obtain().readValue(type.isCollectionLikeType() ? "[]" : "{}", type);
    } catch (InvalidDefinitionException e) {
      return false;
    } catch (JacksonException e) {
      // It reads other JSON than this.
    }
    return content == null || canBind(content);
  }

  /**
   * Reads a body.
   *
   * @throws Refused if it isn't JSON of the type, or exceeds a limit
   */
  public Object read(byte[] body, Type type) {
    JsonReader<?> reader = readers.get(type);
    if (reader != null) {
      return json.read(body, reader::read);
    }
    return json.read(body, _ -> bind(body, type));
  }

  private Object bind(byte[] body, Type type) {
    try {
      JsonMapper json = mapper.obtain();
      Object value = json.readValue(body, json.constructType(type));
      if (value == null) {
        throw new Refused(InvalidInput.of("", "The body must not be null"));
      }
      return value;
    } catch (InvalidDefinitionException e) {
      // Not the caller's fault: a type inside the input can't be made.
      throw e;
    } catch (DatabindException | InputCoercionException e) {
      throw new Refused(InvalidInput.of(pointer(e), "The value does not fit the function's input"));
    }
  }

  private static String pointer(JacksonException e) {
    String pointer = "";
    for (JacksonException.Reference step : e.getPath()) {
      Object member = step.getPropertyName() == null ? step.getIndex() : step.getPropertyName();
      pointer = Violation.pointer(pointer, member);
    }
    return pointer;
  }

  /** Writes what a function returned. */
  void write(Object value, OutputStream bytes) {
    JsonWriter<?> writer = writers.get(value.getClass());
    if (writer == null) {
      unbind(value, bytes);
    } else {
      write(writer, value, bytes);
    }
  }

  /** As text: a caller's half of a surrogate pair becomes a question mark, not a fault. */
  private void unbind(Object value, OutputStream bytes) {
    mapper.obtain().writeValue(new OutputStreamWriter(bytes, StandardCharsets.UTF_8), value);
  }

  private <T> void write(JsonWriter<T> writer, Object value, OutputStream bytes) {
    json.write(bytes, out -> writer.write(writer.type().cast(value), out));
  }
}
