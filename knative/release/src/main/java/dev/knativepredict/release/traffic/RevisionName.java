package dev.knativepredict.release.traffic;

import com.fasterxml.jackson.annotation.JsonValue;
import org.jspecify.annotations.Nullable;

/** The name of a Knative revision: at most 63 lower-case letters, digits and dashes. */
public record RevisionName(@JsonValue String value) {

  /** How many characters it has at most, as each label of a host name. */
  public static final int LONGEST = 63;

  public RevisionName {
    if (!value.matches("[a-z]([-a-z0-9]{0,61}[a-z0-9])?")) {
      throw new IllegalArgumentException(
          "'%s' is not a revision's name (at most 63 lower-case letters, digits, dashes)"
              .formatted(value));
    }
  }

  // Both are written out: the JDK makes those of a record at their first use, for which a rollback
  // would wait 13 ms.

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof RevisionName name && value.equals(name.value);
  }

  @Override
  public int hashCode() {
    return value.hashCode();
  }

  @Override
  public String toString() {
    return value;
  }
}
