package dev.knativepredict.function.protocol.functions;

import dev.knativepredict.function.edge.HttpError;
import dev.knativepredict.function.edge.HttpErrorException;
import dev.knativepredict.function.edge.Request;
import dev.knativepredict.function.json.Json;
import dev.knativepredict.function.json.JsonReader;
import dev.knativepredict.function.json.JsonWriter;
import dev.knativepredict.function.refusal.Refusal.InvalidInput;
import dev.knativepredict.function.refusal.Refused;
import dev.knativepredict.function.refusal.Violation;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.springframework.util.function.SingletonSupplier;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.DeserializationFeature;
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

  /**
   * The body of a request that says it is JSON; its endpoint names the header Content-Type.
   *
   * @param limit the longest that is read, in bytes
   * @throws HttpErrorException if it says otherwise, or is too long
   */
  public static byte[] json(Request request, int limit) {
    String type = request.mediaType();
    if (!type.equals("application/json") && !type.endsWith("+json")) {
      throw new HttpErrorException(new HttpError.UnsupportedMediaType("application/json"));
    }
    return request.body(limit);
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

  /** A function's output; of a stream all its elements, which this waits for. */
  static @Nullable Object settled(@Nullable Object output) {
    if (output instanceof Mono<?> one) {
      return one.block();
    }
    return output instanceof Publisher<?> many ? Flux.from(many).collectList().block() : output;
  }

  /** Writes what a function returned. */
  public byte[] write(Object value) {
    JsonWriter<?> writer = writers.get(value.getClass());
    return writer == null ? unbind(value) : write(writer, value);
  }

  /** Through a string: a caller's half of a surrogate pair becomes a question mark, not a fault. */
  private byte[] unbind(Object value) {
    return mapper.obtain().writeValueAsString(value).getBytes(StandardCharsets.UTF_8);
  }

  private <T> byte[] write(JsonWriter<T> writer, Object value) {
    return json.write(out -> writer.write(writer.type().cast(value), out));
  }
}
