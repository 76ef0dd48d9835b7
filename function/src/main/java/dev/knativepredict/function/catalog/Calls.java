package dev.knativepredict.function.catalog;

import static java.util.Objects.requireNonNull;

import dev.knativepredict.function.catalog.RegisteredFunction.Invocation;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.cloud.function.context.FunctionCatalog;
import org.springframework.cloud.function.context.catalog.SimpleFunctionRegistry.FunctionInvocationWrapper;
import org.springframework.core.ResolvableType;
import org.springframework.messaging.Message;
import org.springframework.messaging.MessageHeaders;
import org.springframework.messaging.support.MessageBuilder;
import org.springframework.util.MimeTypeUtils;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** How functions are called through the registry with values that nobody may convert. */
record Calls(FunctionCatalog registry) {

  RegisteredFunction of(String name, Definition definition) {
    ResolvableType type = definition.input();
    ResolvableType output = definition.output();
    @Nullable Input input = type == null ? null : Input.of(type);
    return new RegisteredFunction(
        name,
        input,
        output == null ? null : output.getType(),
        input == null || requireNonNull(type).toClass().isRecord()
            ? bare(name)
            : wrapped(name, input, output));
  }

  /** A record is no text, list or stream: the registry passes it on as it is. */
  private Invocation bare(String name) {
    FunctionInvocationWrapper function = find(name);
    return function::apply;
  }

  /** In bare strings, bytes and lists, the registry would look for something to take apart. */
  private Invocation wrapped(String name, Input input, @Nullable ResolvableType output) {
    FunctionInvocationWrapper function = find(name);
    function.setSkipInputConversion(true);
    boolean returnsMessage = output != null && isMessage(output);
    return value -> {
      Object result = function.apply(argument(requireNonNull(value), input));
      return !returnsMessage && result instanceof Message<?> message
          ? message.getPayload()
          : result;
    };
  }

  private FunctionInvocationWrapper find(String name) {
    FunctionInvocationWrapper function = registry.lookup(name);
    function.setSkipOutputConversion(true);
    return function;
  }

  private static Object argument(Object value, Input input) {
    if (input.stream()) {
      return Flux.fromIterable((List<?>) value);
    }
    return value instanceof Message<?> ? value : plain(value);
  }

  private static Message<Object> plain(Object value) {
    return MessageBuilder.withPayload(value)
        .setHeader(MessageHeaders.CONTENT_TYPE, MimeTypeUtils.TEXT_PLAIN_VALUE)
        .build();
  }

  private static boolean isMessage(ResolvableType type) {
    ResolvableType one = type.toClass() == Mono.class ? type.getGeneric(0) : type;
    return Message.class.isAssignableFrom(one.toClass());
  }
}
