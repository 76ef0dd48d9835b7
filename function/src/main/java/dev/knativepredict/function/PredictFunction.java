package dev.knativepredict.function;

import dev.knativepredict.function.inference.Model;
import dev.knativepredict.function.json.Json;
import dev.knativepredict.function.lifecycle.Startup;
import dev.knativepredict.function.observe.Logs;
import dev.knativepredict.function.settings.InvalidSetting;
import dev.knativepredict.function.settings.Settings;
import dev.knativepredict.manifest.BrokenModel;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/** The process: starts by its environment, and drains when it is told to end. */
public final class PredictFunction {

  private PredictFunction() {}

  /** Takes no arguments: all settings come from the environment. */
  public static void main(String[] args) {
    serve(new EdgeHost());
  }

  /** Serves until the process is told to end. */
  public static void serve(Host host) {
    Startup startup = Startup.begin();
    Model.preload();
    try {
      Settings settings = settings();
      Logs.configure(settings.jsonLogs(), new Json(settings.limits().depth()));
      Logger log = System.getLogger(PredictFunction.class.getName());
      RunningFunction running = RunningFunction.start(settings, startup, host);
      Runtime.getRuntime().addShutdownHook(new Thread(() -> end(running), "drain"));
      log.log(Level.INFO, running + " (" + startup.serverTiming() + ")");
      if (!settings.jsonLogs()) {
        log.log(Level.INFO, "Try: " + running.curl());
      }
    } catch (InvalidSetting | BrokenModel | IOException e) {
      System.getLogger(PredictFunction.class.getName()).log(Level.ERROR, e.getMessage());
      System.exit(1);
    }
  }

  private static Settings settings() {
    try {
      return Settings.from(System.getenv());
    } catch (InvalidSetting e) {
      // Said as the rest is, though not all of how to say it is known.
      Logs.configure(System.getenv().containsKey("K_SERVICE"), new Json(1));
      throw e;
    }
  }

  private static void end(RunningFunction running) {
    running.drain();
    // Drained as asked is a good end: not the 143 of a process that was killed.
    Runtime.getRuntime().halt(0);
  }
}
