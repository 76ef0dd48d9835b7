package dev.knativepredict.function.edge;

import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.springframework.util.function.SingletonSupplier;

/** Something to read, the same for everybody. */
public record Page(String contentType, Supplier<byte[]> bytes) implements Endpoint {

  /** One that never changes, made when it is first asked for. */
  public static Page fixed(String contentType, Supplier<byte[]> bytes) {
    return new Page(contentType, SingletonSupplier.of(bytes)::obtain);
  }

  @Override
  public Set<String> methods() {
    return Set.of("GET");
  }

  @Override
  public Response answer(Request request) {
    return new Response(200, contentType, bytes.get(), Map.of());
  }
}
