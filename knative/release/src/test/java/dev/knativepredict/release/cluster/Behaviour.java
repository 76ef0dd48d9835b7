package dev.knativepredict.release.cluster;

import java.time.Duration;
import java.util.function.IntUnaryOperator;

/**
 * How the revisions of an image behave. A good one says whether a number is odd.
 *
 * @param ending what comes of its first pod
 * @param sha256 of the model that it serves
 * @param prediction for a number
 * @param status of the n-th prediction, the first being 1
 * @param took how long a prediction takes
 * @param breaking the text of a body that it fails on; empty if it fails on none
 */
public record Behaviour(
    Readiness ending,
    String sha256,
    IntUnaryOperator prediction,
    IntUnaryOperator status,
    Duration took,
    String breaking) {

  /** Of the model that {@code ModelFiles} writes. */
  public static final String SHA256 = "a".repeat(64);

  public static final Behaviour GOOD =
      new Behaviour(
          new Readiness.Ready(),
          SHA256,
          number -> number % 2,
          nth -> 200,
          Duration.ofMillis(5),
          "");

  public Behaviour ending(Readiness next) {
    return new Behaviour(next, sha256, prediction, status, took, breaking);
  }

  public Behaviour serving(String next) {
    return new Behaviour(ending, next, prediction, status, took, breaking);
  }

  public Behaviour predicting(IntUnaryOperator next) {
    return new Behaviour(ending, sha256, next, status, took, breaking);
  }

  public Behaviour responding(IntUnaryOperator next) {
    return new Behaviour(ending, sha256, prediction, next, took, breaking);
  }

  public Behaviour taking(int millis) {
    return new Behaviour(ending, sha256, prediction, status, Duration.ofMillis(millis), breaking);
  }

  /** Fails on bodies with this text. */
  public Behaviour breaking(String next) {
    return new Behaviour(ending, sha256, prediction, status, took, next);
  }

  boolean isBroken(String body) {
    return !breaking.isEmpty() && body.contains(breaking);
  }
}
