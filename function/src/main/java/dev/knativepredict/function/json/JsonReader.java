package dev.knativepredict.function.json;

import tools.jackson.core.JsonParser;

/**
 * Reads a function's input, if its type has more to check than data binding can.
 *
 * @param <T> the input's type
 */
public interface JsonReader<T> {

  /** The type that it reads. */
  Class<T> type();

  /**
   * Reads a whole body; the parser stands before its first token.
   *
   * @throws dev.knativepredict.function.refusal.Refused if the body does not fit the function
   */
  T read(JsonParser in);
}
