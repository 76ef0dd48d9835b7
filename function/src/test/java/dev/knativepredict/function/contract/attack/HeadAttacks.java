package dev.knativepredict.function.contract.attack;

import dev.knativepredict.function.contract.attack.Attack.Verdict;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;

/** Heads that are too large, broken, or ambiguous. */
final class HeadAttacks {

  private final Target target;
  private final Attacks attacks = new Attacks("heads");

  private HeadAttacks(Target target) {
    this.target = target;
  }

  static List<Attack> all(Target target) {
    HeadAttacks all = new HeadAttacks(target);
    all.hosts();
    all.names();
    all.values();
    all.sizes();
    all.ends();
    all.pipelines();
    return all.attacks.list();
  }

  private void hosts() {
    attacks.answered("no Host", "GET /livez HTTP/1.1\r\n\r\n", 400);
    attacks.answered("two Hosts", host(target.authority() + "\r\nHost: other"), 400);
    attacks.answered(
        "the same Host twice", host(target.authority() + "\r\nHost: " + target.authority()), 400);
    for (String host :
        List.of(
            "a b",
            "a,b",
            "a/b",
            "a\\b",
            ":80",
            "a:99999",
            "a:-1",
            "a:b",
            "a:80:80",
            "u@h",
            "u:p@h",
            "[::1",
            "[::1]x",
            "[zz]",
            "http://a",
            "a?b",
            "a#b",
            "a\0b",
            "a\u00e9",
            "a%zz",
            "<a>",
            "a\"b")) {
      attacks.answered("Host '%s'".formatted(SmugglingAttacks.shown(host)), host(host), 400);
    }
    attacks.answered("an empty Host", host(""), 200, 400);
    attacks.answered("Host [::1]:80", host("[::1]:80"), 200, 404);
  }

  private void names() {
    for (String line :
        List.of(
            ": x",
            "X Y: z",
            "X : z",
            "X\t: z",
            "X\0: z",
            "X@: z",
            "X(: z",
            "X[]: z",
            "X\u00e9: z",
            "X\u0001: z",
            "X/Y: z",
            "nonsense",
            "\"X\": y")) {
      refused("line '%s'".formatted(SmugglingAttacks.shown(line)), line);
    }
    attacks.refused(
        "a space before the first header", "GET /livez HTTP/1.1\r\n Host: x\r\n\r\n", 400);
    attacks.readOrRefused("a folded line", get("X: a\r\n b"), 400);
    attacks.readOrRefused("a line folded by a tab", get("X: a\r\n\tb"), 400);
    attacks.readOrRefused("LF only", get("X: y").replace("\r\n", "\n"), 400);
    attacks.readOrRefused("one LF", get("X: a\nY: b"), 400);
  }

  private void values() {
    for (String value :
        List.of(
            "a\0b", "a\rb", "a\r\rb", "a\nb", "\0", "a\u0001b", "a\bb", "a\u001bb", "a\u007fb")) {
      refused("value '%s'".formatted(SmugglingAttacks.shown(value)), "X: " + value);
    }
    attacks.answered("a value of Latin-1", get("X: \u00e9"), 200, 400);
    attacks.answered("an empty value", get("X:"), 200);
    attacks.answered("a value with tabs", get("X:\ta\tb\t"), 200);
  }

  private void sizes() {
    Integer[] tooLarge = target.isTomcat() ? new Integer[] {400, 431} : new Integer[] {431};
    attacks.answered("90 headers", get("X: y" + "\r\nX: y".repeat(85)), 200);
    attacks.refused("110 headers", get("X: y" + "\r\nX: y".repeat(109)), tooLarge);
    attacks.refused("2,000 headers", get("X: y" + "\r\nX: y".repeat(1_999)), tooLarge);
    attacks.refused("a header of 20 kB", get("X: " + "y".repeat(20_000)), tooLarge);
    attacks.refused("a name of 20 kB", get("X".repeat(20_000) + ": y"), tooLarge);
    attacks.refused(
        "a head of 1 MB",
        get(("X: " + "y".repeat(1_000) + "\r\n").repeat(1_000) + "X: y"),
        tooLarge);
    attacks.refused("a line of 1 MB", get("X: " + "y".repeat(1_000_000)), tooLarge);
    attacks.refused("a line of 1 MB without a colon", get("y".repeat(1_000_000)), 400, 431);
  }

  private void ends() {
    for (String part :
        List.of(
            "",
            "G",
            "GET",
            "GET /livez",
            "GET /livez HTTP/1.1",
            "GET /livez HTTP/1.1\r",
            "GET /livez HTTP/1.1\r\nHo",
            "GET /livez HTTP/1.1\r\nHost: x\r\n",
            "GET /livez HTTP/1.1\r\nHost: x\r\n\r")) {
      attacks.add(
          "an end after '%s'".formatted(SmugglingAttacks.shown(part)),
          "closed, at most a 400",
          target -> {
            try (Wire wire = target.connect()) {
              wire.send(part);
              wire.endOfSending();
              Answers answers = wire.all();
              boolean quiet =
                  answers.statuses().isEmpty() || answers.statuses().equals(List.of(400));
              return Verdict.of(quiet && answers.closed() && answers.rest().isEmpty(), answers);
            }
          });
    }
  }

  private void pipelines() {
    String round =
        get("X: y")
            + target.head("GET /nosuch HTTP/1.1")
            + target.head("POST /livez HTTP/1.1", "Content-Length: 2")
            + "hi";
    attacks.add(
        "60 good requests at once",
        "each answered, in order",
        target -> {
          Answers answers = target.exchange(round.repeat(20) + target.last());
          List<Integer> expected = new java.util.ArrayList<>();
          Collections.nCopies(20, List.of(200, 404, 405)).forEach(expected::addAll);
          expected.add(200);
          return Verdict.of(
              answers.statuses().equals(expected) && answers.closed(),
              answers.finals().size() + " answers");
        });
    attacks.add(
        "a good request, byte by byte",
        "[200], closed",
        target -> {
          try (Wire wire = target.connect()) {
            for (byte b : target.last().getBytes(StandardCharsets.ISO_8859_1)) {
              wire.sendMore(new byte[] {b});
            }
            Answers answers = wire.all();
            return Verdict.of(answers.statuses().equals(List.of(200)) && answers.closed(), answers);
          }
        });
  }

  private void refused(String name, String line) {
    attacks.refused(name, get(line), 400);
  }

  private String get(String lines) {
    return target.head("GET /livez HTTP/1.1", lines);
  }

  private String host(String value) {
    return "GET /livez HTTP/1.1\r\nHost: " + value + "\r\n\r\n";
  }
}
