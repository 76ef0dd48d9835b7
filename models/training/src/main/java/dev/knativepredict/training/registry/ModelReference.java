package dev.knativepredict.training.registry;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What names a version of a registered model: {@code models:/name/3} or {@code models:/name@alias}.
 */
public sealed interface ModelReference {

  RegisteredName name();

  /** A version by its number, which stands for the same model for ever. */
  record Numbered(RegisteredName name, int version) implements ModelReference {
    public Numbered {
      if (version < 1) {
        throw new IllegalArgumentException(
            "version %d is not a positive number".formatted(version));
      }
    }

    @Override
    public String toString() {
      return "models:/%s/%d".formatted(name, version);
    }
  }

  /** The version that an alias is on at the moment. */
  record Aliased(RegisteredName name, Alias alias) implements ModelReference {
    @Override
    public String toString() {
      return "models:/%s@%s".formatted(name, alias);
    }
  }

  /** A version, and an alias after the last {@code @}, which a name may have too. */
  Pattern FORM = Pattern.compile("models:/([^/]+)/([1-9][0-9]{0,8})|models:/([^/]+)@([^/@]*)");

  /**
   * Reads a reference.
   *
   * @throws IllegalArgumentException if it is none
   */
  static ModelReference parse(String text) {
    Matcher form = FORM.matcher(text);
    if (!form.matches()) {
      throw new IllegalArgumentException(
          "'%s' is neither models:/name/3 nor models:/name@alias"
              .formatted(text.replaceAll("\\p{Cntrl}", "?")));
    }
    return form.group(1) != null
        ? new Numbered(new RegisteredName(form.group(1)), Integer.parseInt(form.group(2)))
        : new Aliased(new RegisteredName(form.group(3)), new Alias(form.group(4)));
  }
}
