package dev.knativepredict.release.evidence;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What an answer says of who has answered.
 *
 * @param revision by its header; null if it names none
 * @param models by its headers; where there are several, by its body
 * @param commit that the image was built from, by its body; empty if it doesn't say it
 * @param problem why there was no answer; null if there was one
 */
public record Identity(
    @Nullable String revision, List<ServedModel> models, String commit, @Nullable String problem) {

  public Identity {
    models = List.copyOf(models);
  }

  /** Asks for the page at which a process says what it is. */
  public static Identity of(Caller caller, URI url) {
    TimedResponse response = caller.get(url, "/");
    if (!response.ok()) {
      return new Identity(null, List.of(), "", "GET / is answered with: " + response.text());
    }
    JsonNode body = Predictions.parse(response.body());
    return new Identity(
        response.revision(),
        Optional.ofNullable(response.model()).map(List::of).orElseGet(() -> several(body)),
        body.path("commit").asText(""),
        null);
  }

  private static List<ServedModel> several(JsonNode body) {
    return body.path("models")
        .valueStream()
        .map(model ->
            new ServedModel(
                model.path("name").asText(),
                model.path("version").asText(),
                model.path("sha256").asText()))
        .toList();
  }

  /** The only model; of several, the one of this name and version. */
  public Optional<ServedModel> model(@Nullable String path) {
    return models.size() == 1
        ? Optional.of(models.getFirst())
        : models.stream().filter(model -> model.path().equals(path)).findFirst();
  }
}
