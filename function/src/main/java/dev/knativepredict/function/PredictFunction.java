package dev.knativepredict.function;

import dev.knativepredict.function.inference.LoadedModel;
import dev.knativepredict.function.inference.ModelLoader;
import dev.knativepredict.function.json.Json;
import dev.knativepredict.function.lifecycle.Startup;
import dev.knativepredict.function.observe.Logs;
import dev.knativepredict.function.protocol.predict.PredictApi;
import dev.knativepredict.function.settings.InvalidSetting;
import dev.knativepredict.function.settings.Settings;
import dev.knativepredict.manifest.BrokenModel;
import dev.knativepredict.onnx.RuntimeUnavailable;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Locale;

/** The process: starts with settings from its environment, and drains when it is told to end. */
public final class PredictFunction {

  private PredictFunction() {}

  /** Takes no arguments: all settings come from the environment. */
  public static void main(String[] args) {
    serve(EdgeFunction::new);
  }

  /** Serves until the process is told to end. */
  public static void serve(RunningFunction.Launcher launcher) {
    // Dates and digits are for programs, whatever the language of the machine.
    Locale.setDefault(Locale.ROOT);
    Startup startup = Startup.begin();
    ModelLoader.preload();
    try {
      Settings settings = settings();
      allowCarriers(settings.limits().concurrency());
      Logs.configure(settings.jsonLogs(), new Json(settings.limits().depth()));
      Logger log = System.getLogger(PredictFunction.class.getName());
      RunningFunction running = launcher.launch(settings, startup);
      Runtime.getRuntime().addShutdownHook(new Thread(() -> end(running), "drain"));
      log.log(Level.INFO, started(running, startup));
      LoadedModel only = running.models().all().only();
      if (!settings.jsonLogs() && only != null) {
        log.log(Level.INFO, "Try: " + PredictApi.curl(only.manifest(), running.port()));
      }
    } catch (BrokenModel e) {
      fail("MODEL: " + e.getMessage());
    } catch (InvalidSetting | RuntimeUnavailable | IOException e) {
      fail(String.valueOf(e.getMessage()));
    }
  }

  /** Each prediction that is long may need a carrier of its own, beside those of the JDK. */
  private static void allowCarriers(int predictions) {
    System.setProperty(
        "jdk.virtualThreadScheduler.maxPoolSize", Integer.toString(predictions + 256));
  }

  /** Ends the process with one line. */
  private static void fail(String reason) {
    System.getLogger(PredictFunction.class.getName()).log(Level.ERROR, reason);
    // At an exit onnxruntime closes itself, and crashes if a model is still being loaded.
    Runtime.getRuntime().halt(1);
  }

  private static String started(RunningFunction running, Startup startup) {
    return "%s answers on port %d (%s)"
        .formatted(running.models().all(), running.port(), startup.serverTiming());
  }

  private static Settings settings() {
    try {
      return Settings.from(System.getenv());
    } catch (InvalidSetting e) {
      // In the format of the other lines, although not all settings are known.
      Logs.configure(System.getenv().containsKey("K_SERVICE"), new Json(1));
      throw e;
    }
  }

  private static void end(RunningFunction running) {
    running.drain();
    // A drain is a good end: 0, not the 143 of a process that was killed.
    Runtime.getRuntime().halt(0);
  }
}
