package dev.knativepredict.release.evidence;

/**
 * A model as whoever serves it names it.
 *
 * @param sha256 of its graph
 */
public record ServedModel(String name, String version, String sha256) {

  /** As a revision names it, for example {@code credit/1}. */
  public String path() {
    return name + "/" + version;
  }
}
