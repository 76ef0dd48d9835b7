package dev.knativepredict.function.contract;

import dev.knativepredict.function.settings.Settings;
import java.io.IOException;
import java.util.ServiceLoader;

/** A way to run the functions. The contract is the same for each; a service file names another. */
public interface FrontEnd {

  /** Starts it in this process. */
  Front start(Settings settings) throws IOException;

  /** The class whose main method runs it in a process of its own. */
  String program();

  static FrontEnd underTest() {
    return ServiceLoader.load(FrontEnd.class).findFirst().orElseGet(EdgeFrontEnd::new);
  }
}
