package dev.knativepredict.function.web;

import static java.util.Objects.requireNonNull;

import dev.knativepredict.function.web.SlowCallers.Watch;
import java.io.IOException;
import org.apache.coyote.Adapter;
import org.apache.coyote.http11.AbstractHttp11Protocol;
import org.apache.coyote.http11.Http11Processor;
import org.apache.tomcat.util.net.AbstractEndpoint.Handler.SocketState;
import org.apache.tomcat.util.net.SocketWrapperBase;
import org.jspecify.annotations.Nullable;

/** Tomcat's reader of requests; from a request's first byte on, its connection is watched. */
final class BoundedProcessor extends Http11Processor {

  private static final ThreadLocal<Watch> CURRENT = new ThreadLocal<>();

  private final SlowCallers slowCallers;
  private @Nullable Watch watch;

  BoundedProcessor(AbstractHttp11Protocol<?> protocol, Adapter adapter, SlowCallers slowCallers) {
    super(protocol, adapter);
    this.slowCallers = slowCallers;
  }

  /** The watch of the connection whose request this thread answers. */
  static Watch watch() {
    return requireNonNull(CURRENT.get());
  }

  /** Tomcat calls this whenever bytes have come, and again if they were no whole head. */
  @Override
  public SocketState service(SocketWrapperBase<?> socket) throws IOException {
    Watch current = watch;
    if (current == null || !current.isOf(socket)) {
      current = slowCallers.watch(socket);
      watch = current;
    }
    CURRENT.set(current);
    SocketState state = SocketState.CLOSED;
    try {
      state = super.service(socket);
    } finally {
      CURRENT.remove();
      if (state != SocketState.LONG) {
        slowCallers.remove(current);
        watch = null;
      }
    }
    // Nothing but empty lines: they could go on for ever.
    return state == SocketState.OPEN && !current.hasServed() ? SocketState.CLOSED : state;
  }
}
