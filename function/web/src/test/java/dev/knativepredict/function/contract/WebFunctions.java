package dev.knativepredict.function.contract;

import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.messaging.Message;
import org.springframework.messaging.support.MessageBuilder;
import reactor.core.publisher.Flux;

/** Functions that show what spring-cloud-function-web does in its own way. */
@Configuration(proxyBeanMethods = false)
public class WebFunctions {

  @Bean
  Function<Object, String> kind() {
    return value -> value.getClass().getSimpleName() + " " + value;
  }

  @Bean
  Function<byte[], Integer> length() {
    return bytes -> bytes.length;
  }

  @Bean
  Function<int[], Integer> sum() {
    return numbers -> IntStream.of(numbers).sum();
  }

  @Bean
  Function<Message<Integer>, Message<String>> headers() {
    return message ->
        MessageBuilder.withPayload(String.join(" ", message.getHeaders().keySet()))
            .setHeader("X-ReceivedResponse", message.getPayload())
            .build();
  }

  @Bean
  Function<Flux<Integer>, Flux<Integer>> divide() {
    return numbers -> numbers.map(number -> 100 / number);
  }

  @Bean
  Function<Flux<Integer>, Flux<Integer>> divideOrFail() {
    return numbers -> numbers.map(number -> 100 / number).onErrorStop();
  }

  @Bean
  Function<Integer, @Nullable Integer> nothing() {
    return _ -> null;
  }
}
