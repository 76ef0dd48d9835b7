package dev.knativepredict.function.catalog;

import dev.knativepredict.function.settings.AddedFunctions;
import dev.knativepredict.function.settings.Composition;
import dev.knativepredict.function.settings.InvalidSetting;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.springframework.beans.BeansException;
import org.springframework.cloud.function.context.FunctionRegistration;
import org.springframework.cloud.function.context.catalog.FunctionTypeUtils;
import org.springframework.cloud.function.context.catalog.SimpleFunctionRegistry;
import org.springframework.cloud.function.context.config.RoutingFunction;
import org.springframework.context.annotation.AnnotatedBeanDefinitionReader;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.convert.support.GenericConversionService;
import org.springframework.messaging.converter.CompositeMessageConverter;
import org.springframework.messaging.converter.SimpleMessageConverter;

/**
 * Every {@link Function}, {@link Supplier} and {@link Consumer} bean of a Spring context, in Spring
 * Cloud Function's registry, called with values of its own types.
 */
public final class Catalog implements AutoCloseable {

  private final GenericApplicationContext context;
  private final List<RegisteredFunction> functions;

  private Catalog(GenericApplicationContext context, List<RegisteredFunction> functions) {
    this.context = context;
    this.functions = functions;
  }

  /**
   * Starts a context.
   *
   * @param own registers the beans that are always there
   * @param added what the operator adds to them
   */
  public static Catalog start(Consumer<GenericApplicationContext> own, AddedFunctions added) {
    GenericApplicationContext context = new GenericApplicationContext();
    context.setAllowBeanDefinitionOverriding(false);
    own.accept(context);
    UserClasses classes = new UserClasses(added.classes());
    Class<?>[] loaded = classes.load();
    try {
      if (loaded.length > 0) {
        // With it come the processors of annotations, which the start without classes spares.
        new AnnotatedBeanDefinitionReader(context).register(loaded);
      }
      context.refresh();
    } catch (BeansException e) {
      throw classes.refusedBy(e);
    }
    return of(context, added);
  }

  /** The functions of a context that has started. */
  public static Catalog of(GenericApplicationContext context, AddedFunctions added) {
    // Inputs and outputs have their types already, so the registry has nothing to convert.
    SimpleFunctionRegistry registry =
        new SimpleFunctionRegistry(
            new GenericConversionService(),
            new CompositeMessageConverter(List.of(new SimpleMessageConverter())),
            new NoConversion());
    Definitions definitions = new Definitions();
    for (String name : names(context)) {
      Object function = context.getBean(name);
      definitions.add(
          name, function, FunctionTypeUtils.discoverFunctionType(function, name, context));
    }
    for (Composition composition : added.compositions()) {
      definitions.compose(composition);
    }
    Calls calls = new Calls(registry);
    List<RegisteredFunction> functions = new ArrayList<>();
    definitions.forEach((name, definition) -> {
      Type type = definition.type().getType();
      registry.register(new FunctionRegistration<>(definition.function(), name).type(type));
      functions.add(calls.of(name, definition));
    });
    return new Catalog(context, functions);
  }

  private static List<String> names(GenericApplicationContext context) {
    for (Class<?> type : List.of(BiFunction.class, BiConsumer.class)) {
      for (String name : context.getBeanNamesForType(type)) {
        throw new InvalidSetting(
            "FUNCTIONS",
            "the function '%s' takes two arguments: only one can be served".formatted(name));
      }
    }
    return Stream.of(Function.class, Supplier.class, Consumer.class)
        .flatMap(type -> Stream.of(context.getBeanNamesForType(type)))
        .distinct()
        .filter(name -> !name.equals(RoutingFunction.FUNCTION_NAME))
        .toList();
  }

  /** All functions. */
  public List<RegisteredFunction> functions() {
    return functions;
  }

  @Override
  public void close() {
    context.close();
  }
}
