package dev.knativepredict.function.protocol.functions;

import dev.knativepredict.function.catalog.RegisteredFunction;
import dev.knativepredict.function.edge.RequestContext;
import dev.knativepredict.function.inference.Deadline;
import dev.knativepredict.function.refusal.Refusal.Overloaded;
import dev.knativepredict.function.refusal.Refused;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The threads on which users' functions run. They are the system's own, which gives every thread
 * its turn: a function that computes for seconds on a virtual thread would keep a core for itself,
 * and probes and time limits would wait for it.
 */
public final class Workers {

  private static final String PREDICT = "predict";
  private static final long IDLE_SECONDS = 10;

  private final int most;
  private final ThreadPoolExecutor threads;

  /**
   * Bounds calls.
   *
   * @param most how many run at once; more are refused
   */
  public Workers(int most) {
    this.most = most;
    this.threads =
        new ThreadPoolExecutor(
            0,
            most,
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new SynchronousQueue<>(),
            Thread.ofPlatform()
                .daemon()
                .name("function-", 0)
                // What belongs to the thread of the first request would be kept for all others.
                .inheritInheritableThreadLocals(false)
                .factory());
  }

  /**
   * The same functions, called on these threads: all but {@code predict}, which is bounded itself.
   */
  public List<RegisteredFunction> around(List<RegisteredFunction> functions) {
    return functions.stream().map(this::around).toList();
  }

  private RegisteredFunction around(RegisteredFunction function) {
    RegisteredFunction.Invocation invocation = function.invocation();
    return function.name().equals(PREDICT)
        ? function
        : function.with(input -> call(() -> settled(invocation.call(input))));
  }

  /** A function's output; of a stream all its elements, which have to come in time, too. */
  private static @Nullable Object settled(@Nullable Object output) {
    if (output instanceof Mono<?> one) {
      return one.block();
    }
    return output instanceof Publisher<?> many ? Flux.from(many).collectList().block() : output;
  }

  /**
   * Calls a function, and waits for its result no longer than the deadline of the request. A
   * function that does not end when it is interrupted keeps its thread until it does.
   *
   * @throws Refused with {@code TooLate}, or with {@code Overloaded} if too many run already
   */
  private @Nullable Object call(Supplier<@Nullable Object> function) {
    Deadline deadline = Deadline.current();
    Supplier<@Nullable Object> named = named(function);
    FutureTask<@Nullable Object> call = new FutureTask<>(() -> deadline.limit(named));
    try {
      threads.execute(call);
      return call.get(deadline.remainingNanos(), TimeUnit.NANOSECONDS);
    } catch (RejectedExecutionException e) {
      throw new Refused(new Overloaded(most, 0));
    } catch (TimeoutException e) {
      throw deadline.missed();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    } catch (ExecutionException e) {
      throw unchecked(e);
    }
  }

  /** What a function logs says the name of the request, on whichever thread. */
  private static Supplier<@Nullable Object> named(Supplier<@Nullable Object> function) {
    Optional<RequestContext> request = RequestContext.current();
    return () ->
        request.isPresent() ? request.get().<@Nullable Object>call(function) : function.get();
  }

  private static RuntimeException unchecked(ExecutionException failed) {
    if (failed.getCause() instanceof Error error) {
      throw error;
    }
    return failed.getCause() instanceof RuntimeException reason
        ? reason
        : new IllegalStateException("the function failed", failed);
  }
}
