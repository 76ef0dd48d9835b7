package dev.knativepredict.function.contract.attack;

import dev.knativepredict.function.contract.attack.Attack.Check;
import dev.knativepredict.function.contract.attack.Attack.Verdict;
import java.util.ArrayList;
import java.util.List;

/** Collects the attacks of a kind. Each is followed by a good request on the same connection. */
final class Attacks {

  private final String kind;
  private final List<Attack> attacks = new ArrayList<>();

  Attacks(String kind) {
    this.kind = kind;
  }

  List<Attack> list() {
    return attacks;
  }

  /** It is refused, the connection is closed, and what follows is never answered. */
  void refused(String name, String bytes, Integer... statuses) {
    List<Integer> allowed = List.of(statuses);
    add(
        name,
        allowed + " once, closed",
        target -> {
          Answers answers = target.exchange(bytes + target.last());
          return Verdict.of(isRefusal(answers, allowed), answers);
        });
  }

  /** It is a whole request with an answer; the next is answered too, unless it was the last. */
  void answered(String name, String bytes, Integer... statuses) {
    List<Integer> allowed = List.of(statuses);
    add(
        name,
        allowed + " and 200, or closed",
        target -> {
          Answers answers = target.exchange(bytes + target.last());
          boolean first =
              !answers.statuses().isEmpty() && allowed.contains(answers.statuses().getFirst());
          boolean next =
              answers.statuses().size() == 1
                  || answers.statuses().subList(1, answers.statuses().size()).equals(List.of(200));
          return Verdict.of(first && next && isEnded(answers), answers);
        });
  }

  /** It is a prediction, whose body is read to its end, and so is the next request. */
  void read(String name, String bytes) {
    add(
        name,
        "read, and 200",
        target -> {
          Answers answers = target.exchange(bytes + target.last());
          return Verdict.of(isRead(answers), answers);
        });
  }

  /** It is read in full, or refused in full: the RFC allows both, but nothing between. */
  void readOrRefused(String name, String bytes, Integer... statuses) {
    add(
        name,
        "read, and 200; or " + List.of(statuses) + " once, closed",
        target -> {
          Answers answers = target.exchange(bytes + target.last());
          return Verdict.of(isRead(answers) || isRefusal(answers, List.of(statuses)), answers);
        });
  }

  void add(String name, String right, Check check) {
    attacks.add(new Attack(kind, name, right, check));
  }

  private static boolean isRead(Answers answers) {
    return answers.finals().size() == 2
        && answers.finals().getFirst().isRead()
        && answers.statuses().getLast() == 200
        && isEnded(answers);
  }

  private static boolean isRefusal(Answers answers, List<Integer> allowed) {
    return answers.statuses().size() == 1
        && allowed.contains(answers.statuses().getFirst())
        && isEnded(answers);
  }

  private static boolean isEnded(Answers answers) {
    return answers.closed() && answers.rest().isEmpty();
  }
}
