package dev.knativepredict.function.protocol;

import dev.knativepredict.function.edge.Route;
import dev.knativepredict.function.openapi.Described;
import java.util.Collection;

/** A way to call models: it owns its paths, its bodies, its errors and their description. */
public interface Protocol extends Described {

  /** What it serves at which path. */
  Collection<Route> routes();
}
