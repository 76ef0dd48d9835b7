package dev.knativepredict.manifest;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.json.JsonFactory;

/**
 * A value of a JSON document, and its place there. Sealed files are read with it rather than by
 * data binding, which would be the slowest part of a cold start.
 *
 * @param path a JSON pointer
 */
public record JsonElement(String path, @Nullable Object value) {

  private static final JsonFactory JSON =
      JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  /**
   * Reads a document.
   *
   * @throws IllegalArgumentException if it is not exactly one JSON value, in one line
   */
  public static JsonElement read(byte[] document) {
    try (JsonParser in = JSON.createParser(ObjectReadContext.empty(), document)) {
      if (in.nextToken() == null) {
        throw new IllegalArgumentException("it is empty");
      }
      JsonElement read = new JsonElement("", value(in));
      if (in.nextToken() != null) {
        throw new IllegalArgumentException("there is more than one JSON value");
      }
      return read;
    } catch (JacksonException e) {
      throw new IllegalArgumentException("invalid JSON" + at(e), e);
    }
  }

  private static String at(JacksonException e) {
    TokenStreamLocation location = e.getLocation();
    String place =
        location == null
            ? ""
            : " at line %d, column %d".formatted(location.getLineNr(), location.getColumnNr());
    // What follows describes the parser's source.
    return place + ": " + e.getOriginalMessage().split(" \\(", 2)[0];
  }

  private static @Nullable Object value(JsonParser in) {
    JsonToken token = in.currentToken();
    return switch (token) {
      case START_OBJECT -> {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        while (in.nextToken() == JsonToken.PROPERTY_NAME) {
          String name = whole(in.currentName());
          in.nextToken();
          members.put(name, value(in));
        }
        yield members;
      }
      case START_ARRAY -> {
        List<@Nullable Object> elements = new ArrayList<>();
        while (in.nextToken() != JsonToken.END_ARRAY) {
          elements.add(value(in));
        }
        yield elements;
      }
      case VALUE_STRING -> whole(in.getString());
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> finite(in.getNumberValue());
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      default -> null;
    };
  }

  private static String whole(String text) {
    int point;
    for (int i = 0; i < text.length(); i += Character.charCount(point)) {
      point = text.codePointAt(i);
      if (Character.getType(point) == Character.SURROGATE) {
        throw new IllegalArgumentException("a text has half of a surrogate pair");
      }
    }
    return text;
  }

  private static Number finite(Number number) {
    if (Double.isInfinite(number.doubleValue())) {
      throw new IllegalArgumentException("a number is beyond what 64 bits hold");
    }
    return number;
  }

  /**
   * A member.
   *
   * @throws IllegalArgumentException if it is missing, or this is no object
   */
  public JsonElement get(String name) {
    Map<String, Object> members = members();
    if (!members.containsKey(name)) {
      throw new IllegalArgumentException("%s/%s is missing".formatted(path, name));
    }
    return new JsonElement(path + "/" + name, members.get(name));
  }

  /** Refuses members of any other name. */
  JsonElement only(String... names) {
    for (String name : members().keySet()) {
      if (!Set.of(names).contains(name)) {
        throw new IllegalArgumentException("%s/%s is unknown".formatted(path, name));
      }
    }
    return this;
  }

  // Made by value() above, whose keys are texts.
  @SuppressWarnings("unchecked")
  Map<String, Object> members() {
    return cast(Map.class, "an object");
  }

  Set<String> names() {
    return members().keySet();
  }

  /**
   * The elements of a list.
   *
   * @throws IllegalArgumentException if it is none
   */
  public List<JsonElement> elements() {
    List<JsonElement> nodes = new ArrayList<>();
    for (Object element : elementValues()) {
      nodes.add(new JsonElement(path + "/" + nodes.size(), element));
    }
    return nodes;
  }

  // Made by value() above.
  @SuppressWarnings("unchecked")
  List<Object> elementValues() {
    return cast(List.class, "a list");
  }

  /**
   * Its text.
   *
   * @throws IllegalArgumentException if it is none
   */
  public String text() {
    return cast(String.class, "a string");
  }

  /** The text of a member; null if it is missing or null. */
  @Nullable String text(String name) {
    return has(name) ? get(name).text() : null;
  }

  /** Whether there is a member of this name that isn't null. */
  public boolean has(String name) {
    return members().get(name) != null;
  }

  boolean truth() {
    return cast(Boolean.class, "true or false");
  }

  double number() {
    // JSON has no number for it.
    return "NaN".equals(value) ? Double.NaN : cast(Number.class, "a number").doubleValue();
  }

  /** The number of a member; null if it is missing or null. */
  @Nullable Double number(String name) {
    return has(name) ? Double.valueOf(get(name).number()) : null;
  }

  int integer() {
    return cast(Integer.class, "a whole number");
  }

  long whole() {
    return integer();
  }

  Object notNull() {
    return cast(Object.class, "a value");
  }

  boolean isNull() {
    return value == null;
  }

  private <T> T cast(Class<T> type, String expected) {
    if (!type.isInstance(value)) {
      throw new IllegalArgumentException("%s is not %s".formatted(path, expected));
    }
    return type.cast(value);
  }
}
