package dev.knativepredict.function.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.knativepredict.function.protocol.functions.FunctionBodies;
import java.lang.reflect.Type;
import org.springframework.cloud.function.json.JsonMapper;

/** Converts the framework's messages with the readers, writers and limits of the function. */
// The framework's class, as it is.
@SuppressWarnings("TypeParameterUnusedInFormals")
final class FunctionJson extends JsonMapper {

  private final FunctionBodies bodies;

  FunctionJson(FunctionBodies bodies) {
    this.bodies = bodies;
  }

  @Override
  @SuppressWarnings("unchecked")
  protected <T> T doFromJson(Object json, Type type) {
    byte[] bytes = json instanceof String text ? text.getBytes(UTF_8) : (byte[]) json;
    return (T) bodies.read(bytes, type);
  }

  @Override
  public byte[] toJson(Object value) {
    byte[] json = super.toJson(value);
    return json == null ? bodies.write(value) : json;
  }

  @Override
  public String toString(Object value) {
    return new String(bodies.write(value), UTF_8);
  }
}
