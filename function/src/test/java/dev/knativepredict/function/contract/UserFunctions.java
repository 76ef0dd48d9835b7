package dev.knativepredict.function.contract;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.messaging.Message;
import org.springframework.messaging.support.MessageBuilder;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What somebody adds to the catalog, good and bad. */
@Configuration(proxyBeanMethods = false)
public class UserFunctions {

  public record Point(int x, int y) {}

  private final AtomicReference<Point> remembered = new AtomicReference<>(new Point(0, 0));

  @Bean
  Function<Point, Point> mirror() {
    return point -> new Point(point.y, point.x);
  }

  @Bean
  Supplier<Point> recall() {
    return remembered::get;
  }

  @Bean
  Consumer<Point> remember() {
    return remembered::set;
  }

  @Bean
  Consumer<Flux<Point>> rememberLast() {
    return points -> points.subscribe(remembered::set);
  }

  /** What is written is a list without an end. */
  @Bean
  Function<Point, Iterable<Integer>> endless() {
    return point -> () -> Stream.iterate(point.x, x -> x + 1).iterator();
  }

  @Bean
  Function<List<Point>, Integer> count() {
    return points -> points.stream().mapToInt(Point::x).sum();
  }

  @Bean
  Function<Flux<Point>, Flux<Integer>> stream() {
    return points -> points.map(point -> 100 / point.x);
  }

  @Bean
  Function<Mono<Point>, Mono<Point>> later() {
    return point -> point.map(mirror());
  }

  @Bean
  Supplier<Flux<String>> words() {
    return () -> Flux.just("one", "two");
  }

  @Bean
  Function<Message<Point>, Message<Point>> message() {
    return point -> MessageBuilder.withPayload(mirror().apply(point.getPayload())).build();
  }

  @Bean
  Function<String, String> shout() {
    return text -> text + "!";
  }

  @Bean
  Function<Point, Point> fail() {
    return point -> {
      throw new IllegalStateException("the secret inside " + point);
    };
  }

  @Bean
  Function<Integer, Integer> sleep() {
    return millis -> {
      try {
        Thread.sleep(millis);
        return millis;
      } catch (InterruptedException e) {
        throw new IllegalStateException("the secret inside", e);
      }
    };
  }

  /** Computes, and does not look whether it is interrupted. */
  @Bean
  Function<Integer, Integer> burn() {
    return millis -> {
      long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
      int rounds = 0;
      while (System.nanoTime() < end) {
        rounds++;
      }
      return rounds;
    };
  }

  @Bean
  Function<Integer, @Nullable Integer> nothing() {
    return _ -> null;
  }

  @Bean
  Function<Integer, Mono<Integer>> never() {
    return _ -> Mono.never();
  }
}
