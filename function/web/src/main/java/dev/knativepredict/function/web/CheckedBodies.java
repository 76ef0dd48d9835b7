package dev.knativepredict.function.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import dev.knativepredict.function.catalog.Catalog;
import dev.knativepredict.function.edge.Request;
import dev.knativepredict.function.protocol.functions.FunctionBodies;
import dev.knativepredict.function.refusal.Refused;
import dev.knativepredict.function.refusal.Refused.Reason.InvalidBody;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Type;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import org.jspecify.annotations.Nullable;
import org.springframework.cloud.function.context.catalog.SimpleFunctionRegistry.FunctionInvocationWrapper;
import org.springframework.cloud.function.web.constants.WebRequestConstants;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.servlet.mvc.method.annotation.RequestBodyAdvice;

/**
 * Checks a body before the framework converts it: the framework calls a function once for each
 * element of a list, and leaves out the elements that fail.
 */
@ControllerAdvice
final class CheckedBodies implements RequestBodyAdvice {

  private final FunctionBodies bodies;
  private final int maxBytes;

  CheckedBodies(FunctionBodies bodies, int maxBytes) {
    this.bodies = bodies;
    this.maxBytes = maxBytes;
  }

  @Override
  public boolean supports(
      MethodParameter parameter, Type type, Class<? extends HttpMessageConverter<?>> converter) {
    return true;
  }

  @Override
  public HttpInputMessage beforeBodyRead(
      HttpInputMessage message,
      MethodParameter parameter,
      Type type,
      Class<? extends HttpMessageConverter<?>> converter)
      throws IOException {
    byte[] body = new Request("POST", "", null, message.getBody()).bytes(maxBytes);
    Object value = read(body);
    byte[] checked = value instanceof String text ? text.getBytes(UTF_8) : utf8(body);
    return new Checked(message.getHeaders(), new ByteArrayInputStream(checked));
  }

  @Override
  public Object afterBodyRead(
      Object body,
      HttpInputMessage message,
      MethodParameter parameter,
      Type type,
      Class<? extends HttpMessageConverter<?>> converter) {
    return body;
  }

  @Override
  public @Nullable Object handleEmptyBody(
      @Nullable Object body,
      HttpInputMessage message,
      MethodParameter parameter,
      Type type,
      Class<? extends HttpMessageConverter<?>> converter) {
    return read(new byte[0]);
  }

  private Object read(byte[] body) {
    Object function =
        RequestContextHolder.currentRequestAttributes()
            .getAttribute(WebRequestConstants.HANDLER, RequestAttributes.SCOPE_REQUEST);
    return bodies.read(body, Catalog.bodyType((FunctionInvocationWrapper) requireNonNull(function)));
  }

  /** The framework reads UTF-8 only, and replaces what is none. */
  private static byte[] utf8(byte[] body) {
    try {
      if (UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString().indexOf('\0') < 0) {
        return body;
      }
    } catch (CharacterCodingException e) {
      // As below.
    }
    throw new Refused(InvalidBody.of("", "is not UTF-8"));
  }

  private record Checked(HttpHeaders headers, InputStream body) implements HttpInputMessage {

    @Override
    public HttpHeaders getHeaders() {
      return headers;
    }

    @Override
    public InputStream getBody() {
      return body;
    }
  }
}
