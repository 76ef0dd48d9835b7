package dev.knativepredict.function.web;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.util.function.IntConsumer;
import org.apache.catalina.AccessLog;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;

/** Hears of the requests that Tomcat refuses by itself: they never come to the gate. */
final class TomcatRefusals extends ValveBase implements AccessLog {

  private final IntConsumer refused;

  /**
   * Listens.
   *
   * @param refused gets the status of each response
   */
  TomcatRefusals(IntConsumer refused) {
    super(true);
    this.refused = refused;
  }

  @Override
  public void log(Request request, Response response, long time) {
    // A request for which Tomcat never looked for an application.
    if (request.getContext() == null && response.getStatus() >= 400) {
      refused.accept(response.getStatus());
    }
  }

  @Override
  public void invoke(Request request, Response response) throws IOException, ServletException {
    getNext().invoke(request, response);
  }

  @Override
  public void setRequestAttributesEnabled(boolean enabled) {}

  @Override
  public boolean getRequestAttributesEnabled() {
    return false;
  }
}
