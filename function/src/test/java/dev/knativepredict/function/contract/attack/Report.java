package dev.knativepredict.function.contract.attack;

import dev.knativepredict.function.contract.attack.Attack.Verdict;
import java.util.ArrayList;
import java.util.List;

/** The table at the end. */
final class Report {

  private final List<String> lines = new ArrayList<>();
  private int wrong;

  void add(Attack attack, Verdict verdict) {
    String judgement = verdict.right() ? "right" : "WRONG, expected " + attack.right();
    wrong += verdict.right() ? 0 : 1;
    lines.add(
        "%-18s  %-48.48s  %-28s  %s"
            .formatted(attack.kind(), attack.name(), verdict.cameBack(), judgement));
  }

  @SuppressWarnings("SystemOut")
  void print(Target target) {
    System.out.println("\nattacks on " + target.name());
    lines.forEach(System.out::println);
    System.out.printf("%n%d attacks, %d WRONG; %s%n", lines.size(), wrong, target.tally());
  }
}
