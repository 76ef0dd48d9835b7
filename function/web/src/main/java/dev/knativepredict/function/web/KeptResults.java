package dev.knativepredict.function.web;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;
import org.springframework.core.MethodParameter;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodReturnValueHandler;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerAdapter;
import reactor.core.publisher.Mono;

/**
 * Keeps Spring from writing what the framework's controller returns: the exchange has the result
 * already, and its endpoint writes it.
 */
final class KeptResults implements HandlerMethodReturnValueHandler {

  /** Takes results from the framework's controller before Spring's own handlers do. */
  static void addTo(ApplicationContext context) {
    RequestMappingHandlerAdapter adapter = context.getBean(RequestMappingHandlerAdapter.class);
    List<HandlerMethodReturnValueHandler> handlers =
        new ArrayList<>(requireNonNull(adapter.getReturnValueHandlers()));
    handlers.addFirst(new KeptResults());
    adapter.setReturnValueHandlers(handlers);
  }

  @Override
  public boolean supportsReturnType(MethodParameter type) {
    return Mono.class.isAssignableFrom(type.getParameterType());
  }

  @Override
  public void handleReturnValue(
      @Nullable Object result,
      MethodParameter type,
      ModelAndViewContainer container,
      NativeWebRequest request) {
    container.setRequestHandled(true);
  }
}
