package dev.knativepredict.release.plan;

/** The hash of a commit, 7 to 40 hexadecimal digits. */
public record Commit(String value) {

  public Commit {
    if (!value.matches("[0-9a-f]{7,40}")) {
      throw new IllegalArgumentException(
          "commit: '%s' is not the hash of a commit (7 to 40 lower-case hexadecimal digits)"
              .formatted(value));
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
