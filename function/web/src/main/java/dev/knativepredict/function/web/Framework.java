package dev.knativepredict.function.web;

import dev.knativepredict.function.catalog.RegisteredFunction;
import dev.knativepredict.function.edge.Endpoint;
import dev.knativepredict.function.inference.Deadlines;
import dev.knativepredict.function.protocol.functions.FunctionBodies;
import dev.knativepredict.function.protocol.functions.FunctionsProtocol;
import dev.knativepredict.function.protocol.functions.RequestReader;
import dev.knativepredict.function.protocol.functions.ResponseWriter;
import dev.knativepredict.function.settings.Settings;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.cloud.function.context.catalog.SimpleFunctionRegistry;
import org.springframework.context.support.GenericApplicationContext;

/** Spring Cloud Function on Spring MVC, with converters that read and write as the thin edge. */
final class Framework {

  private final RequestReader reader;
  private final ResponseWriter writer;
  private final Deadlines deadlines;
  private final List<String> responseHeaders;

  Framework(Settings settings, FunctionBodies bodies, Deadlines deadlines) {
    this.responseHeaders = settings.functions().responseHeaders();
    this.reader =
        new RequestReader(
            bodies, settings.limits().bodyBytes(), settings.functions().requestHeaders());
    this.writer = new ResponseWriter(bodies, responseHeaders);
    this.deadlines = deadlines;
  }

  /** Registers what Spring has to know before it starts. */
  void register(GenericApplicationContext beans) {
    beans.registerBean(OutputConverter.class, () -> new OutputConverter(writer));
  }

  /**
   * Serves functions in a context that has started.
   *
   * @param edge serves the same functions as the thin edge does; those that it leaves out are left
   *     out here
   */
  FunctionsProtocol serve(
      List<RegisteredFunction> functions, FunctionsProtocol edge, GenericApplicationContext beans) {
    AwaitedResults.addTo(beans);
    new FrameworkCatalog(beans.getBean(SimpleFunctionRegistry.class)).add(functions, reader);
    Map<String, Endpoint> endpoints = new HashMap<>();
    for (RegisteredFunction function : functions) {
      if (!edge.names().contains(function.name())) {
        continue;
      }
      Endpoint same = edge.endpoint(function.name());
      endpoints.put(
          function.name(),
          new FrameworkEndpoint(same, function, reader, deadlines, responseHeaders));
    }
    return edge.with(endpoints);
  }
}
