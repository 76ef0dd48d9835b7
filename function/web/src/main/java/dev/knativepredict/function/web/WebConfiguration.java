package dev.knativepredict.function.web;

import java.util.List;
import java.util.Map;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.error.ErrorMvcAutoConfiguration;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * What differs from Boot's own configuration: the gate answers whatever is refused or fails, so
 * there is no page of errors.
 */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration(exclude = ErrorMvcAutoConfiguration.class)
class WebConfiguration implements WebMvcConfigurer {

  /** Sets what neither a file nor the environment may change. */
  static void setProperties(ConfigurableEnvironment environment, int port) {
    Map<String, Object> properties =
        Map.of(
            "server.port", port,
            // Only the classes of FUNCTIONS are served.
            "spring.cloud.function.scan.enabled", "false",
            "spring.threads.virtual.enabled", "true",
            "server.tomcat.accept-count", "1024",
            // A caller who sends too much still gets a response.
            "server.tomcat.max-swallow-size", "64MB",
            // The gate has drained before Tomcat is told to stop.
            "server.shutdown", "immediate");
    environment.getPropertySources().addFirst(new MapPropertySource("function", properties));
  }

  /** Lets every failure pass to the gate. */
  @Override
  public void configureHandlerExceptionResolvers(List<HandlerExceptionResolver> resolvers) {
    resolvers.add((request, response, handler, failure) -> null);
  }
}
