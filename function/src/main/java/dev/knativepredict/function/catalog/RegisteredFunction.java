package dev.knativepredict.function.catalog;

import java.lang.reflect.Type;
import org.jspecify.annotations.Nullable;

/**
 * A function of the catalog.
 *
 * @param name the bean's name, and its path
 * @param input what it takes, null for a supplier
 * @param output the type of its output, null for a consumer
 */
public record RegisteredFunction(
    String name, @Nullable Input input, @Nullable Type output, Invocation invocation) {

  /** A call of the function. */
  @FunctionalInterface
  public interface Invocation {

    /**
     * Calls the function.
     *
     * @param input a value, or a list of them for a stream, each in a message if the function takes
     *     messages; null for a supplier
     * @return what the function returns; null from a consumer
     */
    @Nullable Object call(@Nullable Object input);
  }

  /** The same function, called in another way. */
  public RegisteredFunction with(Invocation other) {
    return new RegisteredFunction(name, input, output, other);
  }
}
