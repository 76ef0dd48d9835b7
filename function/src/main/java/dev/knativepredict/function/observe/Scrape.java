package dev.knativepredict.function.observe;

import dev.knativepredict.function.edge.Endpoint;
import dev.knativepredict.function.edge.Request;
import dev.knativepredict.function.edge.Response;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;

/** Answers with all metrics, in the format that the caller asks for. */
public final class Scrape implements Endpoint {

  private static final String ACCEPT = "Accept";

  private final Telemetry telemetry;

  public Scrape(Telemetry telemetry) {
    this.telemetry = telemetry;
  }

  @Override
  public Set<String> methods() {
    return Set.of("GET");
  }

  @Override
  public Set<String> headers() {
    return Set.of(ACCEPT);
  }

  @Override
  public Response answer(Request request) {
    Exposition format = Exposition.accepted(request.header(ACCEPT));
    byte[] metrics = telemetry.scrape(format).getBytes(StandardCharsets.UTF_8);
    return new Response(200, format.contentType(), metrics, Map.of("Vary", ACCEPT));
  }
}
