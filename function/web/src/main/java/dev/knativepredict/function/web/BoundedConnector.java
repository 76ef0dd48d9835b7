package dev.knativepredict.function.web;

import dev.knativepredict.function.settings.Limits;
import org.apache.catalina.connector.Connector;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;

/** Tomcat's connector with the limits of the settings, and with requests that it would refuse. */
record BoundedConnector(Limits limits)
    implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

  @Override
  public void customize(TomcatServletWebServerFactory factory) {
    factory.setProtocol(BoundedProtocol.class.getName());
    factory.addConnectorCustomizers(this::bound, BoundedConnector::letPass);
  }

  private void bound(Connector connector) {
    if (connector.getProtocolHandler() instanceof BoundedProtocol protocol) {
      protocol.bound(limits);
    }
  }

  /** Lets those requests pass to the gate that Tomcat would refuse with a page. */
  private static void letPass(Connector connector) {
    connector.setAllowTrace(true);
    connector.setAllowBackslash(true);
    connector.setEncodedSolidusHandling("passthrough");
    connector.setEncodedReverseSolidusHandling("passthrough");
    connector.setProperty("relaxedPathChars", "\"<>[\\]^`{|}");
  }
}
