package dev.knativepredict.function.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.knativepredict.function.catalog.Catalog;
import dev.knativepredict.function.edge.Endpoint;
import dev.knativepredict.function.edge.Request;
import dev.knativepredict.function.edge.Response;
import dev.knativepredict.function.inference.Deadlines;
import dev.knativepredict.function.protocol.functions.FunctionBodies;
import dev.knativepredict.function.refusal.Refusal.InvalidInput;
import dev.knativepredict.function.refusal.Refused;
import dev.knativepredict.function.settings.Limits;
import java.lang.reflect.Type;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.cloud.function.context.FunctionCatalog;
import org.springframework.cloud.function.context.catalog.SimpleFunctionRegistry.FunctionInvocationWrapper;
import org.springframework.context.support.GenericApplicationContext;

/**
 * A function's endpoint at the gate. It checks the body as a whole before the framework converts
 * it: the framework leaves out of a list what it can't convert.
 */
final class FunctionCall implements Endpoint {

  private final @Nullable Type input;
  private final FunctionBodies bodies;
  private final int maxBytes;
  private final Deadlines deadlines;

  private FunctionCall(
      @Nullable Type input, FunctionBodies bodies, int maxBytes, Deadlines deadlines) {
    this.input = input;
    this.bodies = bodies;
    this.maxBytes = maxBytes;
    this.deadlines = deadlines;
  }

  /** The endpoints of all function beans, by name; the framework's router is none. */
  static Map<String, FunctionCall> all(
      GenericApplicationContext context, FunctionBodies bodies, Limits limits) {
    FunctionCatalog catalog = context.getBean(FunctionCatalog.class);
    Deadlines deadlines = new Deadlines(limits.requestMillis());
    Map<String, FunctionCall> calls = new HashMap<>();
    for (String name : Catalog.names(context)) {
      FunctionInvocationWrapper function = catalog.lookup(name);
      Type input = Catalog.bodyType(function);
      calls.put(name, new FunctionCall(input, bodies, limits.bodyBytes(), deadlines));
    }
    calls.remove("functionRouter");
    return calls;
  }

  @Override
  public Set<String> methods() {
    return Set.of(method());
  }

  @Override
  public Set<String> headers() {
    return Set.of(Request.CONTENT_TYPE);
  }

  @Override
  public Response answer(Request request) {
    byte[] body =
        input == null ? new byte[0] : checked(FunctionBodies.json(request, maxBytes), input);
    Exchange exchange = Exchange.current();
    return deadlines.start().limit(() -> exchange.pass(method(), contentType(), body));
  }

  private String method() {
    return input == null ? "GET" : "POST";
  }

  /** Plain text stays whole; in JSON the framework takes lists apart, even those within texts. */
  private String contentType() {
    boolean whole = input == String.class || (input instanceof Class<?> type && type.isArray());
    return whole ? "text/plain" : "application/json";
  }

  private byte[] checked(byte[] body, Type type) {
    Object value = bodies.read(body, type);
    if (type == String.class) {
      return value.toString().getBytes(UTF_8);
    }
    if (!isUtf8(body)) {
      throw new Refused(InvalidInput.of("", "The body is not UTF-8"));
    }
    return body;
  }

  /** The framework reads UTF-8 only. A zero byte is a sign of JSON in UTF-16 or UTF-32. */
  private static boolean isUtf8(byte[] body) {
    try {
      return UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString().indexOf('\0') < 0;
    } catch (CharacterCodingException e) {
      return false;
    }
  }
}
