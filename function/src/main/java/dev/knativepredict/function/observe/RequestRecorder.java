package dev.knativepredict.function.observe;

import dev.knativepredict.function.edge.HttpError;
import dev.knativepredict.function.edge.IncomingRequest;
import dev.knativepredict.function.edge.RequestContext;
import dev.knativepredict.function.edge.RequestObserver;
import dev.knativepredict.function.edge.Response;
import dev.knativepredict.function.edge.TraceParent;
import dev.knativepredict.function.trace.Trace;
import dev.knativepredict.function.trace.Tracer;
import java.util.Set;
import java.util.logging.Logger;

/** Counts requests that are wrong as HTTP, and writes the access log. */
public final class RequestRecorder implements RequestObserver {

  private static final Logger ACCESS = Logger.getLogger("access");

  /** The platform asks them all the time. */
  private static final Set<String> PROBES = Set.of("/livez", "/readyz");

  private final Telemetry telemetry;
  private final Tracer tracer;
  private final int leastStatus;

  /**
   * Records requests.
   *
   * @param tracer begins their traces
   * @param leastStatus the access log leaves out responses with a lower status
   */
  public RequestRecorder(Telemetry telemetry, Tracer tracer, int leastStatus) {
    this.telemetry = telemetry;
    this.tracer = tracer;
    this.leastStatus = leastStatus;
  }

  @Override
  public Trace begin(IncomingRequest request) {
    if (!tracer.isOn() || PROBES.contains(request.path())) {
      return Trace.NONE;
    }
    return tracer.begin(
        request.method(),
        TraceParent.of(request).map(TraceParent::header).orElse(null),
        request.headers().first(TraceParent.STATE_HEADER));
  }

  @Override
  public void wrong(HttpError error) {
    telemetry.wrong(HttpError.Reason.of(error));
  }

  @Override
  public void answered(RequestContext context, Response response) {
    IncomingRequest request = context.request();
    if (request != null) {
      context
          .recorded()
          .answered(request.method(), request.path(), context.route(), response.status());
    }
    if (response.status() >= leastStatus) {
      ACCESS.log(AccessLine.of(context, response));
    }
  }
}
