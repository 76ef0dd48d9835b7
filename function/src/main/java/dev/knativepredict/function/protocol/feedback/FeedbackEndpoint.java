package dev.knativepredict.function.protocol.feedback;

import dev.knativepredict.function.edge.Endpoint;
import dev.knativepredict.function.edge.HttpError;
import dev.knativepredict.function.edge.HttpErrorException;
import dev.knativepredict.function.edge.Request;
import dev.knativepredict.function.edge.Response;
import dev.knativepredict.function.feedback.Feedback;
import dev.knativepredict.function.feedback.FeedbackCounts;
import dev.knativepredict.function.feedback.Match;
import dev.knativepredict.function.inference.Models;
import dev.knativepredict.function.json.Json;
import dev.knativepredict.function.settings.Limits;
import java.util.List;
import java.util.Set;

/** Counts labels: all of a request, or none. */
final class FeedbackEndpoint implements Endpoint {

  private final FeedbackReader reader;
  private final FeedbackCounts counts;
  private final Json json;
  private final int maxBytes;

  FeedbackEndpoint(Feedback feedback, Models models, Json json, Limits limits) {
    this.reader = new FeedbackReader(feedback.matching(models), limits.rows());
    this.counts = feedback.counts();
    this.json = json;
    this.maxBytes = limits.bodyBytes();
  }

  @Override
  public Set<String> methods() {
    return Set.of("POST");
  }

  @Override
  public Set<String> headers() {
    return Set.of(Request.CONTENT_TYPE);
  }

  @Override
  public Response answer(Request request) {
    if (!request.isJson()) {
      throw new HttpErrorException(new HttpError.UnsupportedMediaType(Response.JSON));
    }
    List<Match.Row> rows = json.read(request.body(maxBytes), reader::read);
    counts.add(rows);
    return Response.json(
        200,
        json.write(out -> {
          out.writeStartObject();
          out.writeNumberProperty("counted", rows.size());
          out.writeEndObject();
        }));
  }
}
