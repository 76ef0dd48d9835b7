package dev.knativepredict.function.observe;

import dev.knativepredict.function.edge.HttpError;
import dev.knativepredict.function.edge.RequestContext;
import dev.knativepredict.function.edge.RequestObserver;
import dev.knativepredict.function.edge.Response;
import java.util.logging.Logger;

/** Counts requests that are wrong as HTTP, and writes the access log. */
public final class RequestRecorder implements RequestObserver {

  private static final Logger ACCESS = Logger.getLogger("access");

  private final Telemetry telemetry;
  private final int leastStatus;

  /**
   * Records requests.
   *
   * @param leastStatus the access log leaves out responses with a lower status
   */
  public RequestRecorder(Telemetry telemetry, int leastStatus) {
    this.telemetry = telemetry;
    this.leastStatus = leastStatus;
  }

  @Override
  public void wrong(HttpError error) {
    telemetry.wrong(HttpError.Reason.of(error));
  }

  @Override
  public void answered(RequestContext context, Response response) {
    if (response.status() >= leastStatus) {
      ACCESS.log(AccessLine.of(context, response));
    }
  }
}
