package dev.knativepredict.training.registry;

import org.jspecify.annotations.Nullable;

/** One thing in which the registry differs from what runs. */
public sealed interface Change {

  /** Writes it into the registry. */
  void apply(Registry registry);

  /** An alias is on another version, or on none. */
  record AliasMoved(ModelReference.Numbered to, Alias alias, @Nullable Integer from)
      implements Change {
    @Override
    public void apply(Registry registry) {
      registry.moveAlias(to, alias);
    }

    @Override
    public String toString() {
      return "%s: alias %s, was on %s"
          .formatted(to, alias, from == null ? "none" : "version " + from);
    }
  }

  /** A tag has another value, or is missing. */
  record TagSet(ModelReference.Numbered version, String key, String value) implements Change {
    @Override
    public void apply(Registry registry) {
      registry.setTag(version, key, value);
    }

    @Override
    public String toString() {
      return "%s: tag %s=%s".formatted(version, key, value);
    }
  }

  /** A tag says what isn't so any more. */
  record TagDeleted(ModelReference.Numbered version, String key) implements Change {
    @Override
    public void apply(Registry registry) {
      registry.deleteTag(version, key);
    }

    @Override
    public String toString() {
      return "%s: no tag %s".formatted(version, key);
    }
  }
}
