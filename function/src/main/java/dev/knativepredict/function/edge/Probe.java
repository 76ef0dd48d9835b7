package dev.knativepredict.function.edge;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.function.BooleanSupplier;

/** 200 while a condition holds, otherwise 503. It is cheap: Knative asks every 50 ms. */
public final class Probe implements Endpoint {

  private static final Response UP = status(200, "up");
  private static final Response DOWN = status(503, "down");

  private final BooleanSupplier condition;

  public Probe(BooleanSupplier condition) {
    this.condition = condition;
  }

  @Override
  public Set<String> methods() {
    return Set.of("GET");
  }

  @Override
  public Response answer(Request request) throws IOException {
    return condition.getAsBoolean() ? UP : DOWN;
  }

  private static Response status(int code, String status) {
    byte[] body = "{\"status\":\"%s\"}".formatted(status).getBytes(StandardCharsets.UTF_8);
    return Response.json(code, body);
  }
}
