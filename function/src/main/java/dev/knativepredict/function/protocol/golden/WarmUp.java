package dev.knativepredict.function.protocol.golden;

import dev.knativepredict.function.edge.Endpoint;
import dev.knativepredict.function.edge.HttpErrorException;
import dev.knativepredict.function.edge.IncomingRequest;
import dev.knativepredict.function.edge.Request;
import dev.knativepredict.function.inference.LoadedModel;
import dev.knativepredict.function.refusal.Refused;
import dev.knativepredict.manifest.BrokenModel;
import dev.knativepredict.manifest.GoldenRow;
import dev.knativepredict.manifest.Manifest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Sends golden requests to a model the way callers do, before there are callers. */
public final class WarmUp {

  private static final int ROWS = 5;

  private WarmUp() {}

  /**
   * Sends the first golden requests, and compares their answers. A graph that is not sealed has
   * none.
   *
   * @throws BrokenModel if a golden request is refused, or its answer is not the golden one
   */
  public static void run(LoadedModel model, Endpoint endpoint) throws IOException {
    if (!model.manifest().files().containsKey(Manifest.GOLDEN)) {
      return;
    }
    for (GoldenRow row : model.directory().golden(ROWS)) {
      String request = row.body();
      byte[] answer = answer(model, endpoint, request);
      if (!row.isAnsweredBy(answer)) {
        throw broken(model, request, "answered with " + new String(answer, StandardCharsets.UTF_8));
      }
    }
    model.forgetRows();
  }

  private static byte[] answer(LoadedModel model, Endpoint endpoint, String request)
      throws IOException {
    byte[] body = request.getBytes(StandardCharsets.UTF_8);
    IncomingRequest call =
        new IncomingRequest("POST", "/", WarmUp::header, new ByteArrayInputStream(body));
    Map<String, String> variables =
        Map.of("model", model.manifest().name(), "version", model.manifest().version());
    try {
      return endpoint.answer(new Request(call, variables, endpoint.headers())).body();
    } catch (Refused e) {
      throw broken(model, request, "refused: " + e.refusal());
    } catch (HttpErrorException e) {
      throw broken(model, request, "refused: " + e.error());
    }
  }

  private static @Nullable String header(String name) {
    return name.equals(Request.CONTENT_TYPE) ? "application/json" : null;
  }

  private static BrokenModel broken(LoadedModel model, String request, String what) {
    return new BrokenModel(
        model.directory().path(), "golden request %s is %s".formatted(request, what));
  }
}
