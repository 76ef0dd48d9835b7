package dev.knativepredict.function.observe;

import dev.knativepredict.function.edge.RequestContext;
import dev.knativepredict.function.lifecycle.ModelHeaders;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What was called.
 *
 * @param model the name of the model that was found for the request; null for that of the process
 * @param version its version; null as well
 */
record Call(String function, @Nullable String model, @Nullable String version) {

  /** The call that this thread answers. */
  static Call of(String function) {
    RequestContext context = RequestContext.current().orElse(null);
    if (context == null || context.headers().isEmpty()) {
      return new Call(function, null, null);
    }
    Map<String, String> headers = context.headers();
    return new Call(function, headers.get(ModelHeaders.NAME), headers.get(ModelHeaders.VERSION));
  }
}
