package dev.knativepredict.function.contract;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import java.util.function.Function;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Beans that say when they are opened, used and closed. */
@Configuration(proxyBeanMethods = false)
public class ClosedBeans {

  /** Something with annotated methods. */
  public static final class Annotated {

    @PostConstruct
    void open() {
      say("opened");
    }

    @PreDestroy
    void end() {
      say("closed by annotation");
    }
  }

  @Bean
  Annotated annotated() {
    return new Annotated();
  }

  @Bean
  AutoCloseable resource() {
    return () -> say("closed by close");
  }

  @Bean
  DisposableBean disposable() {
    return () -> say("closed by destroy");
  }

  @Bean
  Function<Integer, Integer> sleep() {
    return millis -> {
      try {
        Thread.sleep(millis);
        say("answered");
        return millis;
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    };
  }

  // Logs may be gone at the end.
  @SuppressWarnings("SystemOut")
  private static void say(String what) {
    System.out.println(what);
    System.out.flush();
  }
}
