package dev.knativepredict.function.catalog;

import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.BeansException;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.cloud.function.context.FunctionCatalog;
import org.springframework.cloud.function.context.FunctionRegistration;
import org.springframework.cloud.function.context.catalog.FunctionTypeUtils;
import org.springframework.cloud.function.context.catalog.SimpleFunctionRegistry;
import org.springframework.cloud.function.context.catalog.SimpleFunctionRegistry.FunctionInvocationWrapper;
import org.springframework.context.annotation.AnnotatedBeanDefinitionReader;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.ResolvableType;
import org.springframework.core.convert.support.GenericConversionService;
import org.springframework.messaging.Message;
import org.springframework.messaging.MessageHeaders;
import org.springframework.messaging.converter.CompositeMessageConverter;
import org.springframework.messaging.converter.SimpleMessageConverter;
import org.springframework.messaging.support.MessageBuilder;
import org.springframework.util.MimeTypeUtils;

/**
 * Every {@link Function}, {@link Supplier} and {@link Consumer} bean of a Spring context, in Spring
 * Cloud Function's registry, called with values of its own types.
 */
public final class Catalog implements AutoCloseable {

  private final GenericApplicationContext context;
  private final FunctionCatalog functions;
  private final List<String> names;

  private Catalog(
      GenericApplicationContext context, FunctionCatalog functions, List<String> names) {
    this.context = context;
    this.functions = functions;
    this.names = names;
  }

  /**
   * Starts a context.
   *
   * @param own registers the beans that are always there
   * @param classNames configurations, components or functions to add
   */
  public static Catalog start(Consumer<GenericApplicationContext> own, List<String> classNames) {
    GenericApplicationContext context = new GenericApplicationContext();
    own.accept(context);
    UserClasses classes = new UserClasses(classNames);
    if (!classNames.isEmpty()) {
      new AnnotatedBeanDefinitionReader(context).register(classes.load());
    }
    try {
      context.refresh();
    } catch (BeansException e) {
      throw classes.refusedBy(e);
    }
    List<String> names = names(context);
    return new Catalog(context, register(context, names), names);
  }

  /** The names of all function beans. */
  public static List<String> names(ListableBeanFactory beans) {
    return Stream.of(Function.class, Supplier.class, Consumer.class)
        .flatMap(type -> Stream.of(beans.getBeanNamesForType(type)))
        .distinct()
        .toList();
  }

  private static FunctionCatalog register(GenericApplicationContext context, List<String> names) {
    // Inputs and outputs have their types already, so the registry has nothing to convert.
    SimpleFunctionRegistry registry =
        new SimpleFunctionRegistry(
            new GenericConversionService(),
            new CompositeMessageConverter(List.of(new SimpleMessageConverter())),
            new NoConversion());
    for (String name : names) {
      Object function = context.getBean(name);
      Type type = FunctionTypeUtils.discoverFunctionType(function, name, context);
      registry.register(new FunctionRegistration<>(function, name).type(type));
    }
    return registry;
  }

  /** All functions. */
  public List<RegisteredFunction> functions() {
    List<RegisteredFunction> served = new ArrayList<>();
    for (String name : names) {
      FunctionInvocationWrapper wrapper = functions.lookup(name);
      wrapper.setSkipOutputConversion(true);
      served.add(
          new RegisteredFunction(
              name, bodyType(wrapper), wrapper.getOutputType(), value -> call(wrapper, value)));
    }
    return served;
  }

  private static @Nullable Object call(FunctionInvocationWrapper function, @Nullable Object input) {
    // In a bare string, the registry looks for JSON to convert; this one is a value already.
    Object output = function.apply(input instanceof String text ? plain(text) : input);
    return output instanceof Message<?> message ? message.getPayload() : output;
  }

  private static Message<String> plain(String text) {
    return MessageBuilder.withPayload(text)
        .setHeader(MessageHeaders.CONTENT_TYPE, MimeTypeUtils.TEXT_PLAIN_VALUE)
        .build();
  }

  /** The type of a function's body, null for a supplier: a stream comes as a list. */
  public static @Nullable Type bodyType(FunctionInvocationWrapper wrapper) {
    Type type = wrapper.getInputType();
    if (type == null
        || !(FunctionTypeUtils.isPublisher(type) || FunctionTypeUtils.isMessage(type))) {
      return type;
    }
    Type item = wrapper.getItemType(type);
    return FunctionTypeUtils.isFlux(type)
        ? ResolvableType.forClassWithGenerics(List.class, ResolvableType.forType(item)).getType()
        : item;
  }

  @Override
  public void close() {
    context.close();
  }
}
