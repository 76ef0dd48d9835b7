package dev.knativepredict.function.web;

import dev.knativepredict.function.protocol.functions.FunctionBodies;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.HttpOutputMessage;
import org.springframework.http.MediaType;
import org.springframework.http.converter.AbstractHttpMessageConverter;

/** Writes what functions return by the function's own writers. */
final class JsonResponses extends AbstractHttpMessageConverter<Object> {

  private final FunctionBodies bodies;

  JsonResponses(FunctionBodies bodies) {
    super(MediaType.APPLICATION_JSON);
    this.bodies = bodies;
  }

  @Override
  protected boolean supports(Class<?> type) {
    return true;
  }

  @Override
  protected boolean canRead(@Nullable MediaType mediaType) {
    return false;
  }

  @Override
  protected Object readInternal(Class<?> type, HttpInputMessage message) {
    throw new UnsupportedOperationException("it only writes");
  }

  @Override
  protected void writeInternal(Object value, HttpOutputMessage message) throws IOException {
    message.getBody().write(bodies.write(value));
  }
}
