package dev.knativepredict.release.evidence;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.net.URI;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a service offers by its own OpenAPI description.
 *
 * @param paths of the description; missing if there is none
 */
public record Offer(JsonNode paths) {

  /** Where the description is. */
  public static final String DESCRIPTION = "/openapi.json";

  private static final String INFER = "/v2/models/{model}/infer";

  /** Nothing is known: a request is sent only in the form in which it was recorded. */
  public static final Offer UNKNOWN = new Offer(MissingNode.getInstance());

  /** Asks the service at a URL. */
  public static Offer of(Caller caller, URI url) {
    TimedResponse response = caller.get(url, DESCRIPTION);
    return response.ok() ? new Offer(Predictions.parse(response.body()).path("paths")) : UNKNOWN;
  }

  /** Whether the service has a description. */
  public boolean isKnown() {
    return paths.isObject();
  }

  /** Where a model takes rows of features. */
  List<String> predict(String model) {
    return Stream.of("/predict", "/models/%s/predict".formatted(model))
        .filter(path -> paths.path(path).has("post"))
        .toList();
  }

  /** Whether a model takes tensors. */
  boolean infer(String model) {
    for (JsonNode parameter : paths.path(INFER).at("/post/parameters")) {
      for (JsonNode name : parameter.at("/schema/enum")) {
        if (name.asText().equals(model)) {
          return true;
        }
      }
    }
    return false;
  }
}
