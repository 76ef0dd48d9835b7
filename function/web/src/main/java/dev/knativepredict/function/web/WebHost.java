package dev.knativepredict.function.web;

import static java.util.Objects.requireNonNull;

import dev.knativepredict.function.Host;
import dev.knativepredict.function.edge.Edge;
import dev.knativepredict.function.protocol.functions.FunctionEndpoint;
import dev.knativepredict.function.protocol.functions.Passage;
import dev.knativepredict.function.server.Listener;
import java.io.IOException;
import java.net.BindException;
import java.net.ServerSocket;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;

/** Spring Boot's Tomcat, and spring-cloud-function-web's controller on the way to a function. */
public final class WebHost implements Host {

  private static final Logger TOMCAT = Logger.getLogger("org.apache");

  @Override
  public Passage passage() {
    return Crossing::pass;
  }

  @Override
  public Listener open(
      int port, Edge edge, Supplier<Map<String, String>> headers, List<FunctionEndpoint> functions)
      throws IOException {
    checkFree(port);
    keepLogs();
    Gate gate = new Gate(edge, headers);
    SpringApplication application = new SpringApplication(WebConfiguration.class);
    application.setLogStartupInfo(false);
    application.setBannerMode(Banner.Mode.OFF);
    application.setRegisterShutdownHook(false);
    application.addInitializers(context -> WebConfiguration.register(context, gate, functions));
    var context = (ServletWebServerApplicationContext) application.run("--server.port=" + port);
    return new Tomcat(context, gate);
  }

  /** The function's own logging stays as it is; Boot and Tomcat would each have theirs. */
  private static void keepLogs() {
    System.setProperty("org.springframework.boot.logging.LoggingSystem", "none");
    // Where it names a file, Tomcat leaves formats alone; it has been read already.
    System.setProperty("java.util.logging.config.file", "");
    TOMCAT.setLevel(Level.WARNING);
  }

  /** Boot would say over many lines that a port is taken. */
  private static void checkFree(int port) throws IOException {
    try (ServerSocket free = new ServerSocket(port)) {
      free.getLocalPort();
    } catch (BindException e) {
      throw new IOException("port %d can't be had: %s".formatted(port, e.getMessage()), e);
    }
  }

  private record Tomcat(ServletWebServerApplicationContext context, Gate gate) implements Listener {

    @Override
    public int port() {
      return requireNonNull(context.getWebServer()).getPort();
    }

    @Override
    public void drain(int millis) {
      gate.drain(millis);
      context.close();
    }
  }
}
