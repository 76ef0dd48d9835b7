package dev.knativepredict.release.cluster;

/** Can a revision take requests? */
public sealed interface Readiness {

  /** It can; that it has no pod at the moment doesn't matter. */
  record Ready() implements Readiness {}

  /** Not yet, and nothing says that it won't. */
  record Coming(String reason) implements Readiness {}

  /** It can't, and waiting doesn't help. */
  record Never(String reason) implements Readiness {}
}
