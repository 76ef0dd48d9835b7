package dev.knativepredict.function.web;

import dev.knativepredict.function.catalog.Catalog;
import dev.knativepredict.function.catalog.RegisteredFunction;
import dev.knativepredict.function.protocol.functions.Workers;
import java.lang.reflect.Type;
import java.util.List;
import java.util.function.Function;
import org.springframework.cloud.function.context.FunctionRegistration;
import org.springframework.cloud.function.context.FunctionRegistry;
import org.springframework.core.ResolvableType;
import org.springframework.messaging.Message;

/**
 * Functions that the framework finds by their path and calls. Values come to them as the exchange
 * has read them: the framework would leave out of a list what it can't convert, and guess from a
 * text whether it is JSON.
 */
record FrameworkCalls(FunctionRegistry framework, Workers workers) {

  private static final Type TYPE =
      ResolvableType.forClassWithGenerics(
              Function.class,
              ResolvableType.forClassWithGenerics(Message.class, String.class),
              ResolvableType.forClass(Object.class))
          .getType();

  /** The functions of a catalog, called through the framework. */
  List<RegisteredFunction> of(Catalog catalog) {
    return workers.around(catalog.functions()).stream().map(this::through).toList();
  }

  private RegisteredFunction through(RegisteredFunction function) {
    Function<Message<String>, Object> called =
        _ -> {
          Exchange.current().call(function.invocation());
          return "";
        };
    framework.register(new FunctionRegistration<>(called, function.name()).type(TYPE));
    return function.with(input -> Exchange.current().pass(input));
  }
}
