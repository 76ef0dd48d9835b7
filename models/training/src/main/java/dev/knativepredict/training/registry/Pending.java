package dev.knativepredict.training.registry;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Whether a registry has something to import: decided by what it has now, and by nothing else. */
public sealed interface Pending {

  /** It has: this version, whatever its alias is moved to. */
  record Version(ModelReference.Numbered reference) implements Pending {}

  /** It hasn't, for a reason in one line. */
  record Nothing(String reason) implements Pending {}

  /**
   * Asks the registry.
   *
   * @param alias the version that is offered
   * @param sealed what was imported before, or registered from here
   */
  static Pending of(
      Registry registry,
      RegisteredName name,
      Alias alias,
      SealedVersions sealed,
      Approval approval) {
    Optional<RegisteredVersion> offered = registry.aliased(name, alias);
    return offered.isPresent()
        ? of(offered.get(), sealed.of(offered.get()), approval)
        : new Nothing("%s is on no version".formatted(new ModelReference.Aliased(name, alias)));
  }

  static Pending of(RegisteredVersion offered, Optional<Path> sealed, Approval approval) {
    ModelReference.Numbered reference = offered.reference();
    if (sealed.isPresent()) {
      return new Nothing("%s was sealed before: %s".formatted(reference, sealed.get()));
    }
    List<String> missing = approval.missing(offered);
    return missing.isEmpty()
        ? new Version(reference)
        : new Nothing("%s isn't ready: %s".formatted(reference, String.join("; ", missing)));
  }
}
