package dev.knativepredict.training.registry;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Tells the registry which of a model's versions runs. */
public record WhatRuns(Registry registry, RegisteredName name, Alias alias) {

  /**
   * Reads the registry, and compares it with a status.
   *
   * @param sealed the sealed versions of the model
   * @param status what {@code release status --json} printed
   * @throws IllegalArgumentException if it is no status
   * @throws RegistryRefused if another model runs, or the registry doesn't have the version
   */
  public List<Change> differences(SealedVersions sealed, byte[] status) {
    ReleaseStatus read = ReleaseStatus.read(status);
    Optional<Integer> aliased = registry.aliased(name, alias).map(RegisteredVersion::number);
    return new Champion(read, sealed, registry.versions(name), alias, aliased)
        .changes(Instant.now());
  }
}
