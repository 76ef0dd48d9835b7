package dev.knativepredict.function.web;

import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.springframework.core.MethodParameter;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodReturnValueHandler;
import org.springframework.web.method.support.ModelAndViewContainer;

/** What the controller returns is empty: its function has answered already. */
final class AnsweredBeside implements HandlerMethodReturnValueHandler {

  @Override
  public boolean supportsReturnType(MethodParameter type) {
    return Publisher.class.isAssignableFrom(type.getParameterType());
  }

  @Override
  public void handleReturnValue(
      @Nullable Object value,
      MethodParameter type,
      ModelAndViewContainer container,
      NativeWebRequest request) {
    container.setRequestHandled(true);
  }
}
