package dev.knativepredict.function.contract;

import java.util.function.Function;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What somebody adds to the catalog and can't be made. */
@Configuration(proxyBeanMethods = false)
public class BrokenFunctions {

  @Bean
  Function<String, String> broken() {
    throw new IllegalStateException("no such file\nby the way");
  }
}
