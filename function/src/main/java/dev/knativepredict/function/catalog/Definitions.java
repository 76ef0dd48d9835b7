package dev.knativepredict.function.catalog;

import dev.knativepredict.function.settings.Composition;
import dev.knativepredict.function.settings.InvalidSetting;
import java.lang.reflect.Type;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.cloud.function.context.catalog.FunctionTypeUtils;
import org.springframework.core.ResolvableType;

/** Functions by their names; what can't be served is refused with a sentence. */
final class Definitions {

  /** What a segment of a path can be without any escape. */
  private static final Pattern NAME = Pattern.compile("(?!\\.{1,2}$)[A-Za-z0-9._~$-]+");

  private final Map<String, Definition> functions = new LinkedHashMap<>();

  /** Adds a bean. */
  void add(String name, Object function, Type type) {
    Definition definition = Definition.of(function, type);
    refuseTuple(name, definition.input());
    refuseTuple(name, definition.output());
    put("FUNCTIONS", name, definition);
  }

  /** Adds a function that calls others. */
  void compose(Composition composition) {
    put("COMPOSE", composition.name(), Chain.of(composition, functions));
  }

  void forEach(BiConsumer<String, Definition> action) {
    functions.forEach(action);
  }

  private void put(String setting, String name, Definition definition) {
    if (!NAME.matcher(name).matches()) {
      throw new InvalidSetting(
          setting,
          "'%s' can't be a path: name the function by letters, digits and any of . _ ~ $ -"
              .formatted(name));
    }
    if (functions.putIfAbsent(name, definition) != null) {
      throw new InvalidSetting(setting, "there is another function '%s'".formatted(name));
    }
  }

  private static void refuseTuple(String name, @Nullable ResolvableType type) {
    if (type != null && FunctionTypeUtils.isMultipleArgumentType(type.toClass())) {
      throw new InvalidSetting(
          "FUNCTIONS",
          "the function '%s' has several inputs or outputs (%s): only one can be served"
              .formatted(name, type));
    }
  }
}
