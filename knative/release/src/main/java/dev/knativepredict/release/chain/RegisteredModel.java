package dev.knativepredict.release.chain;

import dev.knativepredict.release.evidence.TrackingServer;
import dev.knativepredict.release.evidence.TrackingServer.Version;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * From a sealed model to the version of MLflow's registry that it was imported from, or that was
 * registered from it.
 *
 * @param server null if nobody said which
 * @param champion the alias of the version that users get; null if this isn't what they get
 */
public record RegisteredModel(
    SealedFolder folder, @Nullable TrackingServer server, @Nullable String champion) {

  /** What a manifest says of the version that it was imported from. */
  private static final String NAME = "registry name";

  private static final String VERSION = "registry version";
  private static final String RUN = "registry run";
  private static final String DESCRIPTION = "registry MLmodel sha256";

  /** The tags of a version that was registered from a sealed one. */
  private static final String SEALED_AS = "sealed_as";

  private static final String MANIFEST = "manifest_sha256";

  private static final String SEAL = "manifest.json";
  private static final String MLFLOW = "MLflow";

  /** What is asked of the server. */
  private interface Question {
    Outcome ask(TrackingServer server) throws IOException;
  }

  /** One link, one more if it was imported, and one more if users get it. */
  public List<Link> links() {
    List<Link> links = new ArrayList<>(versions());
    if (champion != null) {
      links.add(new Link("alias", "traffic", MLFLOW, answer(server -> champion(server, champion))));
    }
    return links;
  }

  private List<Link> versions() {
    return folder
        .training(NAME)
        .map(name ->
            List.of(
                version(answer(server -> imported(server, name))),
                new Link(
                    "digest of MLmodel",
                    SEAL,
                    MLFLOW,
                    answer(server -> description(server, name)))))
        .orElseGet(() -> List.of(version(answer(this::registered))));
  }

  /** Without a folder, nothing is known of a registry. */
  public static List<Link> unknown() {
    return List.of(version(new Outcome.NotChecked("--model names no folder")));
  }

  private static Link version(Outcome outcome) {
    return new Link("registered version", SEAL, MLFLOW, outcome);
  }

  private Outcome answer(Question question) {
    if (server == null) {
      String known = folder.training(NAME).map(name -> text(name, number(), "") + "; ").orElse("");
      return new Outcome.NotChecked(known + "--mlflow or MLFLOW_TRACKING_URI names no server");
    }
    try {
      return question.ask(server);
    } catch (IOException e) {
      return new Outcome.NotChecked("%s: %s".formatted(server, e.getMessage()));
    }
  }

  private String number() {
    return folder.training(VERSION).orElse("");
  }

  private Outcome imported(TrackingServer asked, String name) throws IOException {
    String expected = text(name, number(), folder.training(RUN).orElse(""));
    String found =
        asked
            .version(name, number())
            .map(version -> text(name, version.number(), version.runId()))
            .orElse("there is none");
    return Outcome.compare(expected, found);
  }

  private Outcome description(TrackingServer asked, String name) throws IOException {
    String stored = asked.description(name, number()).orElse("there is none");
    return folder
        .training(DESCRIPTION)
        .map(sealed -> Outcome.compare(sealed, stored))
        .orElseGet(() -> new Outcome.NotChecked("the manifest doesn't name it"));
  }

  /** Whether the registry says of this version that it is what users get. */
  private Outcome champion(TrackingServer asked, String alias) throws IOException {
    List<String> own = numbers(asked);
    if (own.isEmpty()) {
      return hasNone(asked);
    }
    Optional<String> found = asked.aliased(name(), alias).map(Version::number);
    return found.filter(own::contains).isPresent()
        ? new Outcome.Agrees("%s is on version %s".formatted(alias, found.get()))
        : new Outcome.Differs(
            "%s is on version %s".formatted(alias, own.getFirst()),
            found.map(number -> "on version " + number).orElse("on none"));
  }

  /** Of the version that it was imported from, or of those that were registered from it. */
  private List<String> numbers(TrackingServer asked) throws IOException {
    return folder.training(NAME).isPresent()
        ? List.of(number())
        : sealedAs(asked).stream().filter(this::isSame).map(Version::number).toList();
  }

  private String name() {
    return folder.training(NAME).orElseGet(() -> folder.manifest().path("name").asText());
  }

  private List<Version> sealedAs(TrackingServer asked) throws IOException {
    return asked.versions(name()).stream()
        .filter(version -> folder.name().equals(version.tags().get(SEALED_AS)))
        .toList();
  }

  private boolean isSame(Version version) {
    return folder.manifestSha256().equals(version.tags().get(MANIFEST));
  }

  private Outcome hasNone(TrackingServer asked) {
    return new Outcome.NotChecked("%s has no version of %s".formatted(asked, folder.name()));
  }

  private static String text(String name, String number, String run) {
    return "%s, version %s%s".formatted(name, number, run.isEmpty() ? "" : ", run " + run);
  }

  /** The manifest of a version that was registered doesn't know that: the registry does. */
  private Outcome registered(TrackingServer asked) throws IOException {
    List<Version> same = sealedAs(asked);
    if (same.isEmpty()) {
      return hasNone(asked);
    }
    return same.stream()
        .filter(this::isSame)
        .findFirst()
        .<Outcome>map(
            version -> new Outcome.Agrees(text(name(), version.number(), version.runId())))
        .orElseGet(() ->
            new Outcome.Differs(
                "a manifest with SHA-256 " + folder.manifestSha256(),
                "version %s has %s"
                    .formatted(same.getFirst().number(), same.getFirst().tags().get(MANIFEST))));
  }
}
