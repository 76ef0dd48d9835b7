package dev.knativepredict.function.catalog;

import java.lang.reflect.Type;
import org.jspecify.annotations.Nullable;

/**
 * A function of the catalog.
 *
 * @param name the bean's name, and its path
 * @param input the type of its input, null for a supplier
 * @param output the type of its output, null for a consumer
 */
public record RegisteredFunction(
    String name, @Nullable Type input, @Nullable Type output, Invocation invocation) {

  /** A call of the function. */
  @FunctionalInterface
  public interface Invocation {

    /**
     * Calls the function.
     *
     * @param input of the input type; null for a supplier
     * @return of the output type; null from a consumer
     */
    @Nullable Object call(@Nullable Object input);
  }
}
