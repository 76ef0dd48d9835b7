package dev.knativepredict.training.registry;

import dev.knativepredict.manifest.Manifest;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Puts a sealed model into the registry, as a version that a run has made. */
public record Registration(Registry registry, RegisteredName name, String experiment) {

  /**
   * Registers a model, unless it is there. The version is created last, when all its files are
   * there; what ended before leaves a run without one.
   *
   * @return the version, new or old
   */
  public RegisteredVersion register(SealedVersion sealed) throws IOException {
    Optional<RegisteredVersion> there = sealed.among(registry.versions(name));
    return there.isPresent() ? there.get() : create(sealed);
  }

  private RegisteredVersion create(SealedVersion sealed) throws IOException {
    Run run = Run.start(registry.api(), experiment, sealed.toString());
    run.log(sealed.manifest());
    var files = new ModelFiles(sealed, run.id(), registry.api().version());
    for (Map.Entry<String, String> file : files.texts().entrySet()) {
      run.upload(file.getKey(), BodyPublishers.ofString(file.getValue()));
    }
    for (String file : sealed.directory().paths()) {
      run.upload(file, BodyPublishers.ofFile(sealed.directory().path().resolve(file)));
    }
    RegisteredVersion version = version(sealed, run);
    run.finish();
    return version;
  }

  private RegisteredVersion version(SealedVersion sealed, Run run) {
    createModel(sealed.manifest());
    JsonNode answer =
        registry
            .api()
            .send(
                "POST",
                "model-versions/create",
                Map.of(
                    "name", name.value(),
                    "source", run.artifacts() + "/" + ModelFiles.FOLDER,
                    "run_id", run.id(),
                    "description", sealed.manifest().description(),
                    "tags", tags(sealed)));
    return RegisteredVersion.of(answer.path("model_version"));
  }

  private void createModel(Manifest manifest) {
    try {
      registry
          .api()
          .send(
              "POST",
              "registered-models/create",
              Map.of("name", name.value(), "description", manifest.description()));
    } catch (RegistryRefused e) {
      if (!e.is(RegistryRefused.EXISTS)) {
        throw e;
      }
    }
  }

  private static List<Map<String, String>> tags(SealedVersion sealed) {
    List<Map<String, String>> tags = new ArrayList<>();
    Map.of(
            VersionTags.SEALED_AS, sealed.toString(),
            VersionTags.MANIFEST, sealed.manifestSha256().hex(),
            VersionTags.MODEL, sealed.manifest().modelSha256().hex())
        .forEach((key, value) -> tags.add(Map.of("key", key, "value", value)));
    return tags;
  }
}
