package dev.knativepredict.function.contract;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.messaging.Message;
import org.springframework.messaging.support.MessageBuilder;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Functions of messages, texts and bytes. */
@Configuration(proxyBeanMethods = false)
public class MessageFunctions {

  public record Point(int x, int y) {}

  public record Task(String name, Runnable work) {}

  public record Share(double value) {

    public Share {
      if (!(value >= 0 && value <= 1)) {
        throw new IllegalArgumentException("the secret inside");
      }
    }
  }

  @Bean
  Function<Message<?>, Message<?>> anything() {
    return message ->
        MessageBuilder.withPayload(
                message.getPayload().getClass().getSimpleName() + " " + message.getPayload())
            .build();
  }

  @Bean
  Consumer<Message<?>> drop() {
    return Message::getPayload;
  }

  @Bean
  Function<Message<Point>, Integer> sum() {
    return message -> message.getPayload().x() + message.getPayload().y();
  }

  @Bean
  Function<Task, String> task() {
    return Task::name;
  }

  @Bean
  Function<Share, Double> share() {
    return Share::value;
  }

  @Bean
  Function<Message<String>, Message<String>> seen() {
    return message -> {
      TreeSet<String> headers = new TreeSet<>();
      message.getHeaders().forEach((name, value) -> headers.add(name + "=" + value));
      headers.removeIf(header -> header.matches("(id|timestamp)=.*"));
      return MessageBuilder.withPayload(String.join(" ", headers)).build();
    };
  }

  @Bean
  Function<Message<String>, Message<String>> set() {
    return message ->
        MessageBuilder.withPayload("done")
            .setHeader("x-answer", message.getPayload())
            .setHeader("X-Other", message.getPayload())
            .setHeader("Cache-Control", List.of("no-store", "private"))
            .setHeader("Content-Type", "text/html")
            .setHeader("contentType", "text/html")
            .setHeader("Content-Length", "1")
            .setHeader("Set-Cookie", "a=b")
            .build();
  }

  @Bean
  Function<Mono<Message<Integer>>, Mono<Message<Integer>>> later() {
    return later -> later.map(MessageFunctions::next);
  }

  @Bean
  Function<Flux<Message<Integer>>, Flux<Message<Integer>>> each() {
    return all -> all.map(MessageFunctions::next);
  }

  @Bean
  Function<Flux<String>, Flux<String>> texts() {
    return all -> all.map(text -> text + "!");
  }

  private static Message<Integer> next(Message<Integer> number) {
    return MessageBuilder.withPayload(number.getPayload() + 1).setHeader("x-answer", "1").build();
  }

  @Bean
  Function<Object, String> kind() {
    return value -> value.getClass().getSimpleName() + " " + value;
  }

  @Bean
  Function<Map<String, ?>, Integer> size() {
    return Map::size;
  }

  @Bean
  Function<int[], Integer> total() {
    return numbers -> IntStream.of(numbers).sum();
  }

  @Bean
  Function<String, String> upper() {
    return text -> text.toUpperCase(Locale.ROOT);
  }

  @Bean
  Function<String, Integer> length() {
    return String::length;
  }

  @Bean
  Function<byte[], byte[]> reverse() {
    return bytes -> {
      byte[] reversed = new byte[bytes.length];
      for (int i = 0; i < bytes.length; i++) {
        reversed[i] = bytes[bytes.length - 1 - i];
      }
      return reversed;
    };
  }

  @Bean
  Function<Message<byte[]>, Message<byte[]>> same() {
    return message -> message;
  }

  @Bean
  Function<byte[], String> describe() {
    return bytes -> bytes.length + " bytes";
  }
}
