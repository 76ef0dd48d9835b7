package dev.knativepredict.function.json;

import tools.jackson.core.JsonParser;

/**
 * Reads a function's input where its type has more to check than data binding can.
 *
 * @param <T> the input's type
 */
public interface JsonReader<T> {

  Class<T> type();

  /**
   * Reads a whole body; the parser stands before its first token.
   *
   * @throws Refused where the body is not what the function takes
   */
  T read(JsonParser in);
}
