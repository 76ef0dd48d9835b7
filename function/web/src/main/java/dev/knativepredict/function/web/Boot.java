package dev.knativepredict.function.web;

import dev.knativepredict.function.catalog.UserClasses;
import dev.knativepredict.function.settings.InvalidSetting;
import dev.knativepredict.function.settings.Settings;
import jakarta.servlet.Filter;
import java.io.IOException;
import java.net.BindException;
import java.net.ServerSocket;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import java.util.function.LongSupplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.coyote.AbstractProtocol;
import org.springframework.beans.BeansException;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.tomcat.TomcatWebServer;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.Ordered;

/** Spring Boot, with its own beans, those of the host, and those of the user. */
final class Boot {

  // Held, as a logger that nobody holds forgets its level.
  private static final Logger TOMCAT = Logger.getLogger("org.apache");
  private static final Logger BOOT = Logger.getLogger("org.springframework.boot");

  private Boot() {}

  /**
   * Starts a context whose port is open when this returns.
   *
   * @param host registers the host's beans
   * @throws InvalidSetting if the context can't start with the classes of {@code FUNCTIONS}
   * @throws IOException if the port can't be opened
   */
  static ServletWebServerApplicationContext start(
      Settings settings, Consumer<GenericApplicationContext> host) throws IOException {
    UserClasses user = new UserClasses(settings.functions().classes());
    SpringApplication application = new SpringApplication(WebConfiguration.class);
    application.addPrimarySources(List.of(user.load()));
    checkFree(settings.port());
    keepLogs(application);
    application.setRegisterShutdownHook(false);
    application.addInitializers(context -> {
      WebConfiguration.setProperties(context.getEnvironment(), settings.port());
      GenericApplicationContext beans = (GenericApplicationContext) context;
      beans.registerBean(BoundedConnector.class, () -> new BoundedConnector(settings.limits()));
      host.accept(beans);
    });
    try {
      var context = (ServletWebServerApplicationContext) application.run();
      BOOT.setLevel(Level.WARNING);
      return context;
    } catch (BeansException e) {
      throw user.refusedBy(e);
    }
  }

  /** Adds a filter that sees every request before the framework. */
  static void addFilter(GenericApplicationContext context, Filter filter) {
    FilterRegistrationBean<Filter> registration = new FilterRegistrationBean<>(filter);
    registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
    context.registerBean(FilterRegistrationBean.class, () -> registration);
  }

  /** Adds a listener to the statuses of requests that Tomcat refuses before any filter. */
  static void addRefusals(GenericApplicationContext context, IntConsumer refused) {
    context.registerBean(
        "refusals",
        WebServerFactoryCustomizer.class,
        () ->
            (WebServerFactoryCustomizer<TomcatServletWebServerFactory>)
                tomcat -> tomcat.addEngineValves(new TomcatRefusals(refused)));
  }

  /** How many connections its port has open. */
  static LongSupplier connections(GenericApplicationContext context) {
    return () ->
        ((ServletWebServerApplicationContext) context).getWebServer()
                    instanceof TomcatWebServer server
                && server.getTomcat().getConnector().getProtocolHandler()
                    instanceof AbstractProtocol<?> protocol
            ? protocol.getConnectionCount()
            : 0;
  }

  /** Adds a step between the making of the beans and the opening of the port. */
  static void beforePortOpens(GenericApplicationContext context, Runnable step) {
    context.registerBean(SmartInitializingSingleton.class, () -> step::run);
  }

  /** Boot would report over many lines that a port is taken. */
  private static void checkFree(int port) throws IOException {
    try (ServerSocket free = new ServerSocket(port)) {
      free.getLocalPort();
    } catch (BindException e) {
      throw new IOException("PORT: port %d can't be opened: %s".formatted(port, e.getMessage()), e);
    }
  }

  /** The function's own log lines stay as they are; Boot and Tomcat would configure logging. */
  private static void keepLogs(SpringApplication application) {
    application.setLogStartupInfo(false);
    application.setBannerMode(Banner.Mode.OFF);
    System.setProperty("org.springframework.boot.logging.LoggingSystem", "none");
    // If it names a file, Tomcat leaves formats alone; the JDK has read it already.
    System.setProperty("java.util.logging.config.file", "");
    TOMCAT.setLevel(Level.WARNING);
    // What stops the start is reported in one line by whoever started it.
    BOOT.setLevel(Level.OFF);
  }
}
