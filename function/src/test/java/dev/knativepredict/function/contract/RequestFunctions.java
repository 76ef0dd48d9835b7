package dev.knativepredict.function.contract;

import dev.knativepredict.function.edge.RequestContext;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.function.Function;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Functions that log, and that ask which request they answer. */
@Configuration(proxyBeanMethods = false)
public class RequestFunctions {

  private static final Logger LOG = System.getLogger(RequestFunctions.class.getName());

  @Bean
  Function<String, String> say() {
    return text -> {
      LOG.log(Level.INFO, text);
      return text;
    };
  }

  @Bean
  Function<String, String> whoAsks() {
    return _ -> {
      RequestContext request = RequestContext.current().orElseThrow();
      return request.id() + " " + request.trace().orElseThrow().header();
    };
  }
}
