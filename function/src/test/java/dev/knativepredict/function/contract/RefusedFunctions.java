package dev.knativepredict.function.contract;

import java.io.InputStream;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.messaging.Message;
import reactor.core.publisher.Flux;
import reactor.util.function.Tuple2;

/** Functions that can't be served, each kind by itself. */
public final class RefusedFunctions {

  private RefusedFunctions() {}

  /** Has no constructor that JSON has values for. */
  public static final class Opaque {

    Opaque(Thread owner) {
      owner.getName();
    }
  }

  @Configuration(proxyBeanMethods = false)
  static class OfInputStream {
    @Bean
    Function<InputStream, String> load() {
      return InputStream::toString;
    }
  }

  @Configuration(proxyBeanMethods = false)
  static class OfInterface {
    @Bean
    Consumer<Message<Runnable>> run() {
      return message -> message.getPayload().run();
    }
  }

  @Configuration(proxyBeanMethods = false)
  static class OfOpaque {
    @Bean
    Function<Flux<List<Opaque>>, Flux<String>> look() {
      return all -> all.map(Object::toString);
    }
  }

  @Configuration(proxyBeanMethods = false)
  static class OfTuple {
    @Bean
    Function<Tuple2<Flux<String>, Flux<Integer>>, Flux<String>> join() {
      return Tuple2::getT1;
    }
  }

  @Configuration(proxyBeanMethods = false)
  static class OfTwo {
    @Bean
    BiFunction<Integer, Integer, Integer> add() {
      return Integer::sum;
    }
  }

  @Configuration(proxyBeanMethods = false)
  static class AtPredict {
    @Bean
    Function<String, String> predict() {
      return text -> text;
    }
  }

  @Configuration(proxyBeanMethods = false)
  static class AtLivez {
    @Bean
    Supplier<String> livez() {
      return () -> "";
    }
  }

  @Configuration(proxyBeanMethods = false)
  static class AtOpenApi {
    @Bean("openapi.json")
    Supplier<String> description() {
      return () -> "";
    }
  }

  @Configuration(proxyBeanMethods = false)
  static class AtMetrics {
    @Bean
    Supplier<String> metrics() {
      return () -> "";
    }
  }

  @Configuration(proxyBeanMethods = false)
  static class AtNoPath {
    @Bean("a b")
    Supplier<String> spaced() {
      return () -> "";
    }
  }
}
