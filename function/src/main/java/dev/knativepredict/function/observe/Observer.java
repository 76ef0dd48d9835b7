package dev.knativepredict.function.observe;

import dev.knativepredict.function.edge.Endpoint;
import dev.knativepredict.function.edge.HttpErrorException;
import dev.knativepredict.function.edge.Request;
import dev.knativepredict.function.edge.Response;
import dev.knativepredict.function.lifecycle.Lifecycle;
import dev.knativepredict.function.refusal.Refusal;
import dev.knativepredict.function.refusal.Refused;
import dev.knativepredict.function.trace.Trace;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Counts and times the requests to functions. */
public final class Observer {

  private final Lifecycle lifecycle;
  private final Telemetry telemetry;
  private final StartWait startWait;
  private final @Nullable String arrivalHeader;

  /**
   * Observes calls.
   *
   * @param processStart since when callers may have waited
   * @param arrivalHeader the header in which the ingress says when a request came; null if it
   *     doesn't
   */
  public Observer(
      Lifecycle lifecycle,
      Telemetry telemetry,
      Instant processStart,
      @Nullable String arrivalHeader) {
    this.lifecycle = lifecycle;
    this.telemetry = telemetry;
    this.startWait = new StartWait(processStart);
    this.arrivalHeader = arrivalHeader;
  }

  /** The same endpoint, observed. */
  public Endpoint observe(String function, Endpoint endpoint) {
    return new Observed(function, endpoint);
  }

  private Response answer(String function, Endpoint endpoint, Request request) throws IOException {
    Duration waited = lifecycle.isCold() ? waited(request) : null;
    long start = System.nanoTime();
    Outcome outcome = Outcome.ERROR;
    Trace.current().cold(waited != null);
    try {
      Response response = endpoint.answer(request);
      outcome = Outcome.OK;
      lifecycle.answered();
      return waited == null ? response : response.with(StartWait.HEADER, seconds(waited));
    } catch (Refused e) {
      outcome = outcome(e.refusal());
      throw e;
    } catch (HttpErrorException e) {
      outcome = Outcome.CLIENT_ERROR;
      throw e;
    } finally {
      telemetry.record(
          Call.of(function), outcome, waited, System.nanoTime() - start - request.readNanos());
    }
  }

  private Duration waited(Request request) {
    String arrived = arrivalHeader == null ? null : request.header(arrivalHeader);
    return startWait.of(arrived, Instant.now());
  }

  /** Not by a format: the first one takes some milliseconds of a start. */
  private static String seconds(Duration time) {
    return Double.toString(time.toMillis() / 1e3);
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

  private Set<String> withArrival(Set<String> headers) {
    if (arrivalHeader == null) {
      return headers;
    }
    Set<String> all = new HashSet<>(headers);
    all.add(arrivalHeader);
    return Set.copyOf(all);
  }

  private final class Observed implements Endpoint {

    private final String function;
    private final Endpoint endpoint;
    private final Set<String> headers;

    Observed(String function, Endpoint endpoint) {
      this.function = function;
      this.endpoint = endpoint;
      this.headers = withArrival(endpoint.headers());
    }

    @Override
    public Set<String> methods() {
      return endpoint.methods();
    }

    @Override
    public Set<String> headers() {
      return headers;
    }

    @Override
    public Response answer(Request request) throws IOException {
      return Observer.this.answer(function, endpoint, request);
    }
  }
}
