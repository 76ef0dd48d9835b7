package dev.knativepredict.function.edge;

import java.io.IOException;
import java.util.Set;

/** What answers at a path. */
public interface Endpoint {

  /** The methods that it answers to; HEAD goes with GET. */
  Set<String> methods();

  /**
   * Answers.
   *
   * @throws Refused where it doesn't
   */
  Response answer(Request request) throws IOException;
}
