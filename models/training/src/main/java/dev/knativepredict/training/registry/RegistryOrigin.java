package dev.knativepredict.training.registry;

import dev.knativepredict.manifest.BrokenModel;
import dev.knativepredict.manifest.Manifest;
import dev.knativepredict.manifest.Sha256;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** What the {@code training} of a manifest says of the registry that the model came from. */
public final class RegistryOrigin {

  private static final String SEALED_FROM = "sealed from";
  private static final String NAME = "registry name";
  private static final String VERSION = "registry version";
  private static final String RUN = "registry run";
  private static final String DIGEST = "registry MLmodel sha256";
  private static final String APPROVED = "approved by";

  private static final int MOST = 200;

  private RegistryOrigin() {}

  /**
   * The facts of a version: its number and hash, never the alias that it was found by.
   *
   * @param description the hash of its file {@code MLmodel}; the graph's is in the manifest anyway
   */
  static SortedMap<String, String> of(
      RegisteredVersion version, Sha256 description, Approval approval) {
    SortedMap<String, String> facts = new TreeMap<>();
    facts.put(SEALED_FROM, version.reference().toString());
    facts.put(NAME, version.reference().name().value());
    facts.put(VERSION, Integer.toString(version.number()));
    if (!version.runId().isEmpty()) {
      facts.put(RUN, version.runId());
    }
    facts.put(DIGEST, description.hex());
    facts.put(APPROVED, line(version.tag(approval.by())));
    return facts;
  }

  /** A tag may have any text; this one is printed in the card. */
  private static String line(String text) {
    String line = BrokenModel.oneLine(text);
    return line.substring(0, Math.min(line.length(), MOST));
  }

  /** The version that a sealed model was imported from. */
  public static Optional<ModelReference.Numbered> of(Manifest manifest) {
    Map<String, String> facts = manifest.training();
    if (!facts.containsKey(NAME) || !facts.containsKey(VERSION)) {
      return Optional.empty();
    }
    return Optional.of(
        new ModelReference.Numbered(
            new RegisteredName(facts.get(NAME)), Integer.parseInt(facts.get(VERSION))));
  }
}
