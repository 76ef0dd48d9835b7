package dev.knativepredict.function.web;

import static java.util.Objects.requireNonNull;

import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;
import org.springframework.core.MethodParameter;
import org.springframework.http.ResponseEntity;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodReturnValueHandler;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerAdapter;
import org.springframework.web.servlet.mvc.method.annotation.RequestResponseBodyMethodProcessor;
import reactor.core.publisher.Mono;

/**
 * Lets Spring write what the framework's controller returns on the request's own thread, for the
 * gate waits there: for a {@code Mono}, Spring would let the thread go and go on with another.
 *
 * @param bodies writes what is in the {@code Mono}
 */
record AwaitedResults(HandlerMethodReturnValueHandler bodies)
    implements HandlerMethodReturnValueHandler {

  /** Takes results from the framework's controller before Spring's own handlers do. */
  static void addTo(ApplicationContext context) {
    RequestMappingHandlerAdapter adapter = context.getBean(RequestMappingHandlerAdapter.class);
    List<HandlerMethodReturnValueHandler> handlers =
        new ArrayList<>(requireNonNull(adapter.getReturnValueHandlers()));
    HandlerMethodReturnValueHandler bodies =
        handlers.stream()
            .filter(RequestResponseBodyMethodProcessor.class::isInstance)
            .findFirst()
            .orElseThrow();
    handlers.addFirst(new AwaitedResults(bodies));
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
      NativeWebRequest request)
      throws Exception {
    ResponseEntity<?> entity = entity((Mono<?>) requireNonNull(result));
    // Its headers are left out: they are those of the request.
    requireNonNull(request.getNativeResponse(HttpServletResponse.class))
        .setStatus(entity.getStatusCode().value());
    bodies.handleReturnValue(entity.getBody(), type, container, request);
  }

  private static ResponseEntity<?> entity(Mono<?> result) {
    return (ResponseEntity<?>) requireNonNull(result.block());
  }
}
