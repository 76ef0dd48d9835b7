package dev.knativepredict.function.web;

import dev.knativepredict.function.catalog.Input;
import dev.knativepredict.function.catalog.RegisteredFunction;
import dev.knativepredict.function.catalog.RegisteredFunction.Invocation;
import dev.knativepredict.function.protocol.functions.RequestReader;
import java.lang.reflect.Type;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.springframework.cloud.function.context.FunctionRegistration;
import org.springframework.cloud.function.context.catalog.FunctionTypeUtils;
import org.springframework.cloud.function.context.catalog.SimpleFunctionRegistry;
import org.springframework.core.ResolvableType;

/** The framework's own catalog, with the functions that it serves at the paths of their names. */
record FrameworkCatalog(SimpleFunctionRegistry registry) {

  private static final Type ENVELOPE =
      ResolvableType.forClassWithGenerics(Envelope.class, Object.class).getType();

  /** Adds functions, and the converter that makes what they take. */
  void add(List<RegisteredFunction> functions, RequestReader reader) {
    Map<String, Input> inputs = new HashMap<>();
    for (RegisteredFunction function : functions) {
      if (function.input() != null) {
        inputs.put(function.name(), function.input());
      }
      registry.register(registration(function));
    }
    registry.addMessageConverters(List.of(new InputConverter(reader, inputs)));
  }

  private static FunctionRegistration<?> registration(RegisteredFunction function) {
    Invocation bean = function.invocation();
    if (function.input() == null) {
      Supplier<Envelope<?>> supplier = () -> new Envelope<>(bean.call(null));
      return new FunctionRegistration<>(supplier, function.name())
          .type(FunctionTypeUtils.supplierType(ENVELOPE));
    }
    if (function.output() == null) {
      Consumer<Envelope<?>> consumer = input -> bean.call(input.value());
      return new FunctionRegistration<>(consumer, function.name())
          .type(FunctionTypeUtils.consumerType(ENVELOPE));
    }
    Function<Envelope<?>, Envelope<?>> called = input -> new Envelope<>(bean.call(input.value()));
    return new FunctionRegistration<>(called, function.name())
        .type(FunctionTypeUtils.functionType(ENVELOPE, ENVELOPE));
  }
}
