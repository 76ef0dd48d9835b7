package dev.knativepredict.function.contract.attack;

import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Functions that take what an attacker would like to be given: time, and long answers. */
@Configuration(proxyBeanMethods = false)
public class AttackFunctions {

  /** Keeps a processor busy, whoever interrupts it. */
  @Bean
  Function<Integer, Integer> burn() {
    return millis -> {
      long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
      int rounds = 0;
      while (System.nanoTime() < end) {
        rounds++;
      }
      return Math.min(rounds, 0);
    };
  }

  @Bean
  Function<Integer, String> fill() {
    return "x"::repeat;
  }
}
