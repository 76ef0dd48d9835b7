package dev.knativepredict.function.web;

import dev.knativepredict.function.settings.Limits;
import org.apache.coyote.Processor;
import org.apache.coyote.http11.Http11NioProtocol;

/**
 * Tomcat's HTTP/1.1, where Tomcat's own limits are not enough: they let slow callers go on for as
 * long as they send a byte now and then, and let those who are too many wait without an answer.
 */
public final class BoundedProtocol extends Http11NioProtocol {

  private final SlowCallers slowCallers;

  /** Tomcat makes it by its name. */
  public BoundedProtocol() {
    this(new SlowCallers());
  }

  private BoundedProtocol(SlowCallers slowCallers) {
    super(new BoundedEndpoint(slowCallers));
    this.slowCallers = slowCallers;
  }

  void bound(Limits limits) {
    slowCallers.start(limits.transferMillis());
    setConnectionTimeout(limits.transferMillis());
    setKeepAliveTimeout(limits.idleMillis());
    ((BoundedEndpoint) getEndpoint()).bound(limits.connections());
    setMaxHeaderCount(100);
    setMaxKeepAliveRequests(-1);
    // Nobody is asked for a body that nobody reads.
    setContinueResponseTiming("onRead");
  }

  @Override
  protected Processor createProcessor() {
    return new BoundedProcessor(this, getAdapter(), slowCallers);
  }
}
