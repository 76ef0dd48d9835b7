package dev.knativepredict.function.contract.attack;

import dev.knativepredict.function.contract.attack.Attack.Verdict;
import java.util.List;

/** What must hold after all of it. */
final class AfterAttacks {

  private AfterAttacks() {}

  static List<Attack> all(Target target) {
    Attacks attacks = new Attacks("afterwards");
    attacks.add(
        "a good request",
        "answered",
        t -> Verdict.of(t.isAlive(), t.isAlive() ? "200" : "nothing"));
    attacks.add(
        "answers of 500 or more",
        "none but 501, 503, 505",
        t -> Verdict.of(t.tally().failures() == 0, t.tally().failures()));
    target
        .process()
        .ifPresent(process -> {
          attacks.add(
              "the process",
              "alive",
              _ -> Verdict.of(process.isAlive(), process.isAlive() ? "alive" : "dead"));
          attacks.add("stack traces that it printed", "none", _ -> stackTraces(process));
          attacks.add(
              "lines that it printed",
              "at most one for each request",
              _ -> Verdict.of(process.lines() <= 100 + target.tally().sent(), process.lines()));
        });
    return attacks.list();
  }

  private static Verdict stackTraces(AttackedProcess process) throws Exception {
    List<String> traces = process.stackTraces();
    return Verdict.of(
        traces.isEmpty(),
        traces.isEmpty() ? "none" : traces.size() + " lines, such as " + traces.getFirst());
  }
}
