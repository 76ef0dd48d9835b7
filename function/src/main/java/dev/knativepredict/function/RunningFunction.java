package dev.knativepredict.function;

import dev.knativepredict.function.inference.Models;
import dev.knativepredict.function.lifecycle.Startup;
import dev.knativepredict.function.settings.Settings;
import java.io.IOException;

/** A function that has started: its models are loaded and warm, and its ports are open. */
public interface RunningFunction {

  /** Starts functions on a server of some kind. */
  @FunctionalInterface
  interface Launcher {

    /**
     * Starts the function.
     *
     * @param startup is told of each phase
     * @throws IOException if a port can't be opened
     */
    RunningFunction launch(Settings settings, Startup startup) throws IOException;
  }

  /** The port where functions answer. */
  int port();

  /** The port where metrics and probes answer. */
  int managementPort();

  /** The models that it serves. */
  Models models();

  /** Ends: not ready from now on; answers what is in flight, then closes the ports. */
  void drain();
}
