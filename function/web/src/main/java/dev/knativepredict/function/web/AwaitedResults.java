package dev.knativepredict.function.web;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.ResponseEntity;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodReturnValueHandler;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.mvc.method.annotation.HttpEntityMethodProcessor;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerAdapter;
import reactor.core.publisher.Mono;

/**
 * Waits for a function's result on the request's own thread, which the time limit can interrupt.
 * Spring's handler would go on without a thread.
 */
final class AwaitedResults implements HandlerMethodReturnValueHandler {

  private final HandlerMethodReturnValueHandler entities;

  private AwaitedResults(HandlerMethodReturnValueHandler entities) {
    this.entities = entities;
  }

  /** Puts it before Spring's own handlers. */
  static void addTo(RequestMappingHandlerAdapter adapter) {
    List<HandlerMethodReturnValueHandler> handlers =
        new ArrayList<>(requireNonNull(adapter.getReturnValueHandlers()));
    HandlerMethodReturnValueHandler entities =
        handlers.stream()
            .filter(HttpEntityMethodProcessor.class::isInstance)
            .findFirst()
            .orElseThrow();
    handlers.addFirst(new AwaitedResults(entities));
    adapter.setReturnValueHandlers(handlers);
  }

  @Override
  public boolean supportsReturnType(MethodParameter type) {
    return Mono.class.isAssignableFrom(type.getParameterType());
  }

  @Override
  public void handleReturnValue(
      @Nullable Object value,
      MethodParameter type,
      ModelAndViewContainer container,
      NativeWebRequest request)
      throws Exception {
    Object result = value instanceof Mono<?> mono ? mono.block() : value;
    Object entity = result == null ? ResponseEntity.accepted().build() : result;
    entities.handleReturnValue(entity, type, container, request);
  }
}
