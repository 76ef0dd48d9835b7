package dev.knativepredict.function.web;

import dev.knativepredict.function.protocol.functions.FunctionEndpoint;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.cloud.function.context.FunctionRegistration;
import org.springframework.cloud.function.context.catalog.FunctionTypeUtils;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.core.env.MapPropertySource;
import org.springframework.web.method.support.HandlerMethodReturnValueHandler;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerAdapter;

/** Boot's own configuration, less what the gate has done already. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
class WebConfiguration {

  private static final Map<String, Object> PROPERTIES =
      Map.of(
          // As on the edge's server: a virtual thread a request, and a caller who sends too much
          // still hears so.
          "spring.threads.virtual.enabled", "true",
          "server.tomcat.max-swallow-size", "64MB",
          "server.tomcat.accept-count", "1024",
          "spring.cloud.function.scan.enabled", "false",
          // The gate has drained before Tomcat is told to stop.
          "server.shutdown", "immediate");

  /** Prepares a context: the gate, and a stand-in a function for the framework's catalog. */
  static void register(
      ConfigurableApplicationContext context, Gate gate, List<FunctionEndpoint> functions) {
    context
        .getEnvironment()
        .getPropertySources()
        .addFirst(new MapPropertySource("function", PROPERTIES));
    GenericApplicationContext beans = (GenericApplicationContext) context;
    beans.registerBean("gate", FilterRegistrationBean.class, () -> first(gate));
    for (FunctionEndpoint function : functions) {
      beans.registerBean(function.name(), FunctionRegistration.class, () -> registration(function));
    }
  }

  private static FilterRegistrationBean<Gate> first(Gate gate) {
    FilterRegistrationBean<Gate> registration = new FilterRegistrationBean<>(gate);
    registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
    return registration;
  }

  private static FunctionRegistration<?> registration(FunctionEndpoint function) {
    return new FunctionRegistration<>(Crossing.standIn(function), function.name())
        .type(FunctionTypeUtils.functionType(byte[].class, byte[].class));
  }

  /** The gate refuses TRACE and odd paths, with a problem; Tomcat would with a page. */
  @Bean
  WebServerFactoryCustomizer<TomcatServletWebServerFactory> everyRequestToTheGate() {
    return factory ->
        factory.addConnectorCustomizers(connector -> {
          connector.setAllowTrace(true);
          connector.setEncodedSolidusHandling("passthrough");
          connector.setEncodedReverseSolidusHandling("passthrough");
          connector.setAllowBackslash(true);
          connector.setProperty("relaxedPathChars", "\"<>[\\]^`{|}");
        });
  }

  /** Before Spring's own handlers, which would answer on another thread. */
  @Bean
  SmartInitializingSingleton nothingIsLeftToWrite(RequestMappingHandlerAdapter adapter) {
    return () -> {
      List<HandlerMethodReturnValueHandler> handlers = new ArrayList<>();
      handlers.add(new AnsweredBeside());
      handlers.addAll(List.copyOf(adapter.getReturnValueHandlers()));
      adapter.setReturnValueHandlers(handlers);
    };
  }
}
