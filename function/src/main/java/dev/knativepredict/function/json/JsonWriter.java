package dev.knativepredict.function.json;

import tools.jackson.core.JsonGenerator;

/**
 * Writes a function's output, if its JSON is not just its components.
 *
 * @param <T> the output's type
 */
public interface JsonWriter<T> {

  Class<T> type();

  void write(T value, JsonGenerator out);
}
