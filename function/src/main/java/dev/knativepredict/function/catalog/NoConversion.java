package dev.knativepredict.function.catalog;

import java.lang.reflect.Type;
import org.springframework.cloud.function.json.JsonMapper;

/** Stands where the registry wants a JSON mapper: the edge reads and writes JSON before it. */
// The registry's interface, as it is.
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
