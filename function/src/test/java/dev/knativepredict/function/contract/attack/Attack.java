package dev.knativepredict.function.contract.attack;

/**
 * One attack.
 *
 * @param kind what it is about
 * @param right what should come back
 */
record Attack(String kind, String name, String right, Check check) {

  /** What came back, and whether it should have. */
  record Verdict(boolean right, String cameBack) {

    static Verdict of(boolean right, Object cameBack) {
      return new Verdict(right, cameBack.toString());
    }
  }

  /** Attacks, and judges. */
  @FunctionalInterface
  interface Check {

    Verdict run(Target target) throws Exception;
  }
}
