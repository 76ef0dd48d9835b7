package dev.knativepredict.function.web;

import org.jspecify.annotations.Nullable;

/**
 * What goes into a function, and what comes out of it, on their way through the framework, which
 * takes apart whatever it knows: of a list it calls the function with each element, of a text it
 * guesses whether it is JSON, and it can't pass a null.
 *
 * @param value what the function takes or returns
 * @param <T> always {@code Object}. It is there for the framework, which logs and forgets whatever
 *     a converter throws if the type has no parameter.
 */
record Envelope<T>(@Nullable T value) {}
