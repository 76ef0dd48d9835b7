package dev.knativepredict.function.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.knativepredict.function.features.Predictions;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.core.publisher.Flux;
import tools.jackson.databind.JsonNode;

class CompositionsTest {

  private static Front front;

  /** Functions that fit each other, and predict. */
  @Configuration(proxyBeanMethods = false)
  public static class Parts {

    private final AtomicReference<Object> swallowed = new AtomicReference<>("");

    @Bean
    Function<String, String> strip() {
      return String::strip;
    }

    @Bean
    Function<CharSequence, Integer> measure() {
      return CharSequence::length;
    }

    @Bean
    Supplier<String> word() {
      return () -> " word ";
    }

    @Bean
    Consumer<Object> sink() {
      return swallowed::set;
    }

    @Bean
    Function<Flux<Integer>, Flux<Integer>> invert() {
      return numbers -> numbers.map(number -> 100 / number);
    }

    @Bean
    Function<Flux<Integer>, Flux<String>> name() {
      return numbers -> numbers.map(number -> "[" + number + "]");
    }

    @Bean
    Function<Predictions, String> rows() {
      return predictions ->
          predictions.model().name() + predictions.outputs().values().iterator().next().shape();
    }
  }

  @BeforeAll
  static void start() throws IOException {
    front =
        FrontEnd.underTest()
            .start(
                Environment.of(
                    Environment.CREDIT,
                    "FUNCTIONS",
                    Parts.class.getName(),
                    "COMPOSE",
                    "stripped = strip | measure, short=word|strip|measure,forget=strip|sink,"
                        + "named=invert|name,scored=predict|rows"));
  }

  @AfterAll
  static void end() {
    front.close();
  }

  @Test
  void eachFunctionGetsWhatTheOneBeforeReturns() {
    assertThat(front.post("/stripped", "\" [1] \"").ok()).hasToString("3");
    assertThat(front.post("/named", "[1,2]").ok()).hasToString("[\"[100]\",\"[50]\"]");
    assertThat(front.get("/short").ok()).hasToString("4");
    assertThat(front.post("/forget", "\"a\"").status()).isEqualTo(202);
  }

  @Test
  void theFirstFunctionSaysWhatGoesIn() {
    ReceivedResponse text =
        front.send(
            front
                .request("/stripped")
                .header("Content-Type", "text/plain")
                .POST(BodyPublishers.ofString(" [1] ")));

    assertThat(text.ok()).hasToString("3");
    assertThat(front.post("/named", "[1,null]").problem(400).at("/violations/0/pointer"))
        .hasToString("\"/1\"");
    front.post("/named", "[1,0]").problem(500);
    front.get("/stripped").problem(405);
  }

  @Test
  void predictCanBeAPart() {
    assertThat(front.post("/scored", "{\"features\":[50000,35,720]}").ok().stringValue())
        .startsWith("credit[1, ");
    front.post("/scored", "{\"features\":[]}").problem(400);
  }

  @Test
  void thePartsAndTheWholeAreListed() {
    assertThat(front.get("/").ok().get("functions").valueStream().map(JsonNode::stringValue))
        .contains("strip", "measure", "stripped", "scored", "predict");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/strip,measure", "/strip%7Cmeasure", "/strip/measure", "/word,strip"})
  void nobodyComposesByAPath(String path) {
    front.post(path, "\"a\"").problem(404);
  }
}
