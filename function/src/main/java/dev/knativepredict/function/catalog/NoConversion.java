package dev.knativepredict.function.catalog;

import java.lang.reflect.Type;
import org.springframework.cloud.function.json.JsonMapper;

/** The JSON mapper that the registry requires and never calls: the edge reads and writes JSON. */
// The method is declared like this by the registry.
@SuppressWarnings("TypeParameterUnusedInFormals")
final class NoConversion extends JsonMapper {

  @Override
  protected <T> T doFromJson(Object json, Type type) {
    throw new UnsupportedOperationException("the edge reads JSON");
  }

  @Override
  public String toString(Object value) {
    return value.toString();
  }
}
