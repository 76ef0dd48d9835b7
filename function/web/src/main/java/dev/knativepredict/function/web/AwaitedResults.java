package dev.knativepredict.function.web;

import static java.util.Objects.requireNonNull;

import dev.knativepredict.function.protocol.functions.FunctionBodies;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
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
import reactor.core.publisher.Mono;

/**
 * Waits for what a function returns, and writes it with the function's writers. It waits on the
 * request's own thread, which the deadline can interrupt; Spring's handler would let the thread go.
 */
record AwaitedResults(FunctionBodies bodies) implements HandlerMethodReturnValueHandler {

  /** Takes results from the framework's controller before Spring's own handlers do. */
  void addTo(ApplicationContext context) {
    RequestMappingHandlerAdapter adapter = context.getBean(RequestMappingHandlerAdapter.class);
    List<HandlerMethodReturnValueHandler> handlers =
        new ArrayList<>(requireNonNull(adapter.getReturnValueHandlers()));
    handlers.addFirst(this);
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
      throws IOException {
    container.setRequestHandled(true);
    ResponseEntity<?> entity = (ResponseEntity<?>) ((Mono<?>) requireNonNull(result)).block();
    write(
        entity == null ? ResponseEntity.accepted().build() : entity,
        requireNonNull(request.getNativeResponse(HttpServletResponse.class)));
  }

  private void write(ResponseEntity<?> entity, HttpServletResponse out) throws IOException {
    out.setStatus(entity.getStatusCode().value());
    entity.getHeaders().forEach((name, values) -> out.setHeader(name, values.getLast()));
    if (entity.getBody() != null) {
      out.getOutputStream().write(bodies.write(entity.getBody()));
    }
  }
}
