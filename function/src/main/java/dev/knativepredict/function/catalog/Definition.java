package dev.knativepredict.function.catalog;

import java.lang.reflect.Type;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.ResolvableType;

/**
 * A function and its type.
 *
 * @param type that of a {@code Function}, {@code Supplier} or {@code Consumer}, with its generics
 */
record Definition(Object function, ResolvableType type) {

  /** A function whose type may be any below those three. */
  static Definition of(Object function, Type type) {
    ResolvableType found = ResolvableType.forType(type);
    return Stream.of(Function.class, Consumer.class, Supplier.class)
        .map(found::as)
        .filter(known -> !known.equals(ResolvableType.NONE))
        .findFirst()
        .map(known -> new Definition(function, known))
        .orElseThrow();
  }

  /** What it takes; null for a supplier. */
  @Nullable ResolvableType input() {
    return type.toClass() == Supplier.class ? null : type.getGeneric(0);
  }

  /** What it returns; null for a consumer. */
  @Nullable ResolvableType output() {
    return type.toClass() == Consumer.class
        ? null
        : type.getGeneric(type.toClass() == Supplier.class ? 0 : 1);
  }

  /** Calls the function itself. */
  @SuppressWarnings("unchecked")
  @Nullable Object call(Object input) {
    return switch (function) {
      case Function<?, ?> known -> ((Function<Object, Object>) known).apply(input);
      case Supplier<?> known -> known.get();
      case Consumer<?> known -> {
        ((Consumer<Object>) known).accept(input);
        yield null;
      }
      default -> throw new IllegalStateException(type + " is no function");
    };
  }
}
