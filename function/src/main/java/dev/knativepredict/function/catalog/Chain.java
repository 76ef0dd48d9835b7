package dev.knativepredict.function.catalog;

import static java.util.Objects.requireNonNull;

import dev.knativepredict.function.settings.Composition;
import dev.knativepredict.function.settings.InvalidSetting;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.core.ResolvableType;

/** Functions that are called one after another; each takes just what the one before it returns. */
record Chain(List<Definition> functions) {

  /**
   * The functions of a composition.
   *
   * @throws InvalidSetting if there is no such function, or one can't take what comes
   */
  static Definition of(Composition composition, Map<String, Definition> known) {
    List<String> names = composition.functions();
    List<Definition> functions = names.stream().map(name -> find(name, known)).toList();
    for (int i = 1; i < names.size(); i++) {
      checkFit(names.get(i - 1), functions.get(i - 1), names.get(i), functions.get(i));
    }
    return new Chain(functions).definition(composition.name());
  }

  private static Definition find(String name, Map<String, Definition> known) {
    Definition function = known.get(name);
    if (function == null) {
      throw new InvalidSetting("COMPOSE", "there is no function '%s'".formatted(name));
    }
    return function;
  }

  private static void checkFit(String first, Definition from, String second, Definition to) {
    ResolvableType output = from.output();
    ResolvableType input = to.input();
    boolean fits =
        output != null
            && input != null
            && (input.resolve() == null || input.isAssignableFrom(output));
    if (!fits) {
      throw new InvalidSetting(
          "COMPOSE",
          "'%s' returns %s, and '%s' takes %s"
              .formatted(
                  first,
                  Objects.requireNonNullElse(output, "nothing"),
                  second,
                  Objects.requireNonNullElse(input, "nothing")));
    }
  }

  private Definition definition(String name) {
    ResolvableType input = functions.getFirst().input();
    ResolvableType output = functions.getLast().output();
    if (input == null && output == null) {
      throw new InvalidSetting(
          "COMPOSE", "'%s' would take nothing and return nothing".formatted(name));
    }
    if (input == null) {
      Supplier<@Nullable Object> supplier = () -> call("");
      return new Definition(supplier, generic(Supplier.class, requireNonNull(output)));
    }
    if (output == null) {
      Consumer<Object> consumer = this::call;
      return new Definition(consumer, generic(Consumer.class, input));
    }
    Function<Object, @Nullable Object> function = this::call;
    return new Definition(function, generic(Function.class, input, output));
  }

  private static ResolvableType generic(Class<?> type, ResolvableType... generics) {
    return ResolvableType.forClassWithGenerics(type, generics);
  }

  /** A function that returns nothing ends the chain. */
  private @Nullable Object call(Object input) {
    @Nullable Object value = input;
    for (Definition function : functions) {
      if (value == null) {
        return null;
      }
      value = function.call(value);
    }
    return value;
  }
}
