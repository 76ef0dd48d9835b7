package dev.knativepredict.training.registry;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** A registry's models, versions, aliases and tags. */
public final class Registry implements AutoCloseable {

  /** A page of a search, and the most versions that a model may have here. */
  private static final int PAGE = 200;

  private static final int MOST_VERSIONS = 10_000;

  private final Api api;

  /** A registry that is asked only when something is wanted of it. */
  public Registry(TrackingServer server) {
    this(new Api(server, Calls.Limits.USUAL));
  }

  Registry(Api api) {
    this.api = api;
  }

  Api api() {
    return api;
  }

  /**
   * The version that a reference names now.
   *
   * @throws RegistryRefused if there is none
   */
  public RegisteredVersion version(ModelReference reference) {
    String name = reference.name().value();
    JsonNode answer =
        switch (reference) {
          case ModelReference.Numbered(_, int version) ->
              api.get(
                  "model-versions/get", Map.of("name", name, "version", Integer.toString(version)));
          case ModelReference.Aliased(_, Alias alias) ->
              api.get("registered-models/alias", Map.of("name", name, "alias", alias.value()));
        };
    return RegisteredVersion.of(answer.path("model_version"));
  }

  /** All versions of a model; none if there is no such model. */
  public List<RegisteredVersion> versions(RegisteredName name) {
    List<RegisteredVersion> versions = new ArrayList<>();
    String page = "";
    do {
      JsonNode answer =
          api.get(
              "model-versions/search",
              Map.of(
                  "filter", "name=\"%s\"".formatted(name),
                  "max_results", Integer.toString(PAGE),
                  "page_token", page));
      answer.path("model_versions").forEach(one -> versions.add(RegisteredVersion.of(one)));
      page = answer.path("next_page_token").asString("");
    } while (!page.isEmpty() && versions.size() < MOST_VERSIONS);
    return versions;
  }

  /** The version that an alias is on; empty if it is on none, or there is no such model. */
  public Optional<RegisteredVersion> aliased(RegisteredName name, Alias alias) {
    try {
      return Optional.of(version(new ModelReference.Aliased(name, alias)));
    } catch (RegistryRefused e) {
      if (e.is(RegistryRefused.MISSING) || e.is(RegistryRefused.INVALID)) {
        return Optional.empty();
      }
      throw e;
    }
  }

  void moveAlias(ModelReference.Numbered to, Alias alias) {
    api.send(
        "POST",
        "registered-models/alias",
        Map.of(
            "name", to.name().value(),
            "alias", alias.value(),
            "version", Integer.toString(to.version())));
  }

  void setTag(ModelReference.Numbered version, String key, String value) {
    api.send("POST", "model-versions/set-tag", tag(version, Map.of("key", key, "value", value)));
  }

  void deleteTag(ModelReference.Numbered version, String key) {
    api.send("DELETE", "model-versions/delete-tag", tag(version, Map.of("key", key)));
  }

  private static Map<String, String> tag(ModelReference.Numbered version, Map<String, String> tag) {
    Map<String, String> body = new HashMap<>(tag);
    body.put("name", version.name().value());
    body.put("version", Integer.toString(version.version()));
    return body;
  }

  /**
   * Takes a file of a version. The server finds where it is; its {@code source} may be anything.
   *
   * @param to a file that isn't there yet
   */
  void download(ModelReference.Numbered version, ArtifactPath path, Path to, long most)
      throws IOException {
    api.download(
        "/model-versions/get-artifact",
        Map.of(
            "name", version.name().value(),
            "version", Integer.toString(version.version()),
            "path", path.value()),
        to,
        most);
  }

  @Override
  public void close() {
    api.close();
  }
}
