package dev.knativepredict.function.edge;

import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.springframework.util.function.SingletonSupplier;

/** A page that is the same for everybody. */
public record Page(String contentType, Supplier<byte[]> bytes) implements Endpoint {

  /** A page that never changes; its bytes are made when somebody first asks for it. */
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
