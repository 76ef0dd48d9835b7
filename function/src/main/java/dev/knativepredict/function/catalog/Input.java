package dev.knativepredict.function.catalog;

import java.lang.reflect.Type;
import java.util.List;
import org.springframework.core.ResolvableType;
import org.springframework.messaging.Message;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * What a function takes.
 *
 * @param value the type of a value, without the stream and the message around it
 * @param stream whether it takes any number of values, as a {@code Flux}
 * @param message whether it takes each value in a {@code Message}
 */
public record Input(Type value, boolean stream, boolean message) {

  /** What a function of an input type takes, such as {@code Flux<Message<Point>>}. */
  static Input of(ResolvableType type) {
    boolean stream = type.toClass() == Flux.class;
    ResolvableType one = stream || type.toClass() == Mono.class ? type.getGeneric(0) : type;
    boolean message = one.toClass() == Message.class;
    ResolvableType value = message ? one.getGeneric(0) : one;
    // What is left open, as by a wildcard, can be anything.
    Type known = value.resolve() == null ? Object.class : value.getType();
    return new Input(known, stream, message);
  }

  /** The type of a body: that of the value, or of a list of values. */
  public Type body() {
    return stream
        ? ResolvableType.forClassWithGenerics(List.class, ResolvableType.forType(value)).getType()
        : value;
  }

  /** Whether a body that isn't JSON can be the value, if its type is the one given. */
  public boolean isOne(Class<?> type) {
    return !stream && value == type;
  }
}
