package dev.knativepredict.function.protocol.v2;

import dev.knativepredict.function.edge.ErrorFormat;
import dev.knativepredict.function.edge.HttpError;
import dev.knativepredict.function.edge.Problem;
import dev.knativepredict.function.edge.Problems;
import dev.knativepredict.function.edge.Response;
import dev.knativepredict.function.json.Json;
import dev.knativepredict.function.refusal.Refusal;
import dev.knativepredict.function.refusal.Violation;
import java.util.stream.Collectors;

/** Errors as the protocol has them, {@code {"error": text}}, with the statuses of the problems. */
record V2Errors(Json json) implements ErrorFormat {

  @Override
  public Response of(HttpError error) {
    return response(Problems.problem(error));
  }

  @Override
  public Response of(Refusal refusal) {
    return response(Problems.problem(refusal));
  }

  @Override
  public Response fault() {
    return response(Problems.internal());
  }

  private Response response(Problem problem) {
    byte[] body =
        json.write(out -> {
          out.writeStartObject();
          out.writeStringProperty("error", text(problem));
          out.writeEndObject();
        });
    return new Response(problem.status(), "application/json", body, problem.headers());
  }

  private static String text(Problem problem) {
    return problem.violations().isEmpty()
        ? problem.detail()
        : problem.violations().stream().map(V2Errors::text).collect(Collectors.joining("; "));
  }

  private static String text(Violation violation) {
    return violation.pointer().isEmpty()
        ? violation.detail()
        : violation.pointer() + ": " + violation.detail();
  }
}
