package dev.knativepredict.function.web;

import dev.knativepredict.function.contract.Front;
import dev.knativepredict.function.contract.FrontEnd;
import dev.knativepredict.function.lifecycle.Startup;
import dev.knativepredict.function.settings.Settings;
import java.io.IOException;

/** What the contract's tests find in this module: spring-cloud-function-web in the edge's place. */
public final class WebFrontEnd implements FrontEnd {

  @Override
  public Front start(Settings settings) throws IOException {
    WebFunction running = new WebFunction(settings, Startup.begin());
    return new Front(running.port(), running.managementPort(), running::drain);
  }

  @Override
  public String program() {
    return WebFunction.class.getName();
  }
}
