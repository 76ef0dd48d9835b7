package dev.knativepredict.function.observe;

import dev.knativepredict.function.edge.Endpoint;
import dev.knativepredict.function.edge.Request;
import dev.knativepredict.function.edge.Response;
import dev.knativepredict.function.lifecycle.Lifecycle;
import dev.knativepredict.function.refusal.Refused;
import dev.knativepredict.function.refusal.Refused.Reason;
import java.io.IOException;
import java.util.Set;

/** A function's endpoint whose requests are counted and timed. */
public final class Observed implements Endpoint {

  private final String function;
  private final Endpoint endpoint;
  private final Lifecycle lifecycle;
  private final Telemetry telemetry;

  public Observed(String function, Endpoint endpoint, Lifecycle lifecycle, Telemetry telemetry) {
    this.function = function;
    this.endpoint = endpoint;
    this.lifecycle = lifecycle;
    this.telemetry = telemetry;
  }

  @Override
  public Set<String> methods() {
    return endpoint.methods();
  }

  @Override
  public Response answer(Request request) throws IOException {
    boolean cold = lifecycle.isCold();
    long start = System.nanoTime();
    Outcome outcome = Outcome.ERROR;
    try {
      Response response = endpoint.answer(request);
      outcome = Outcome.OK;
      lifecycle.answered();
      return response;
    } catch (Refused e) {
      outcome = outcome(e.reason());
      throw e;
    } finally {
      telemetry.record(function, outcome, cold, System.nanoTime() - start);
    }
  }

  private static Outcome outcome(Reason reason) {
    return switch (reason) {
      case Reason.TooBusy _, Reason.TooSlow _ -> Outcome.OVERLOADED;
      case Reason.MalformedRequest _,
          Reason.HeadTooLong _,
          Reason.UnknownPath _,
          Reason.WrongMethod _,
          Reason.WrongMediaType _,
          Reason.InvalidBody _,
          Reason.BodyTooLong _,
          Reason.TooManyRows _ ->
          Outcome.CLIENT_ERROR;
    };
  }
}
