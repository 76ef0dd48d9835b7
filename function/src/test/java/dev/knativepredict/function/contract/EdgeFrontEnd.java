package dev.knativepredict.function.contract;

import dev.knativepredict.function.EdgeFunction;
import dev.knativepredict.function.PredictFunction;
import dev.knativepredict.function.RunningFunction;
import dev.knativepredict.function.lifecycle.Startup;
import dev.knativepredict.function.settings.Settings;
import java.io.IOException;

/** The thin edge. */
final class EdgeFrontEnd implements FrontEnd {

  @Override
  public Front start(Settings settings) throws IOException {
    RunningFunction running = new EdgeFunction(settings, Startup.begin());
    return new Front(running.port(), running.managementPort(), running::drain);
  }

  @Override
  public String program() {
    return PredictFunction.class.getName();
  }
}
