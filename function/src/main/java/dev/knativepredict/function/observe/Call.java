package dev.knativepredict.function.observe;

import dev.knativepredict.function.edge.RequestContext;
import dev.knativepredict.function.lifecycle.ModelHeaders;
import java.util.Map;
import java.util.Objects;
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

  // Both are written out, since the JDK makes a record's at their first use, which is in the first
  // request: some 5 ms that no AOT cache saves.

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Call call
        && function.equals(call.function)
        && Objects.equals(model, call.model)
        && Objects.equals(version, call.version);
  }

  @Override
  public int hashCode() {
    return 31 * (31 * function.hashCode() + Objects.hashCode(model)) + Objects.hashCode(version);
  }
}
