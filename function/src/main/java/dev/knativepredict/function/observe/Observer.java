package dev.knativepredict.function.observe;

import dev.knativepredict.function.edge.Endpoint;
import dev.knativepredict.function.edge.HttpErrorException;
import dev.knativepredict.function.edge.Request;
import dev.knativepredict.function.edge.Response;
import dev.knativepredict.function.lifecycle.Lifecycle;
import dev.knativepredict.function.refusal.Refusal;
import dev.knativepredict.function.refusal.Refused;
import java.io.IOException;
import java.util.Set;

/** Counts and times the requests to functions. */
public final class Observer {

  private final Lifecycle lifecycle;
  private final Telemetry telemetry;

  public Observer(Lifecycle lifecycle, Telemetry telemetry) {
    this.lifecycle = lifecycle;
    this.telemetry = telemetry;
  }

  /** The same endpoint, observed. */
  public Endpoint observe(String function, Endpoint endpoint) {
    return new Observed(function, endpoint);
  }

  private Response answer(String function, Endpoint endpoint, Request request) throws IOException {
    boolean cold = lifecycle.isCold();
    long start = System.nanoTime();
    Outcome outcome = Outcome.ERROR;
    try {
      Response response = endpoint.answer(request);
      outcome = Outcome.OK;
      lifecycle.answered();
      return response;
    } catch (Refused e) {
      outcome = outcome(e.refusal());
      throw e;
    } catch (HttpErrorException e) {
      outcome = Outcome.CLIENT_ERROR;
      throw e;
    } finally {
      telemetry.record(
          Call.of(function), outcome, cold, System.nanoTime() - start - request.readNanos());
    }
  }

  private static Outcome outcome(Refusal refusal) {
    return switch (refusal) {
      case Refusal.Overloaded _, Refusal.TooLate _ -> Outcome.OVERLOADED;
      case Refusal.GraphFailed _ -> Outcome.ERROR;
      case Refusal.InvalidInput _,
          Refusal.TooManyRows _,
          Refusal.UnknownModel _,
          Refusal.UnknownVersion _,
          Refusal.MissingInput _,
          Refusal.UnknownInput _,
          Refusal.UnknownOutput _,
          Refusal.WrongDatatype _,
          Refusal.WrongShape _ ->
          Outcome.CLIENT_ERROR;
    };
  }

  private final class Observed implements Endpoint {

    private final String function;
    private final Endpoint endpoint;

    Observed(String function, Endpoint endpoint) {
      this.function = function;
      this.endpoint = endpoint;
    }

    @Override
    public Set<String> methods() {
      return endpoint.methods();
    }

    @Override
    public Set<String> headers() {
      return endpoint.headers();
    }

    @Override
    public Response answer(Request request) throws IOException {
      return Observer.this.answer(function, endpoint, request);
    }
  }
}
