package dev.knativepredict.function.contract.attack;

import dev.knativepredict.function.contract.attack.Attack.Verdict;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Callers who ask before they send a body. */
final class ExpectAttacks {

  private static final String ASKS = "Expect: 100-continue";
  private static final String JSON = "Content-Type: application/json";
  private static final String BODY = "{\"features\":[50000,35,720]}";

  private final Target target;
  private final Attacks attacks = new Attacks("Expect");

  private ExpectAttacks(Target target) {
    this.target = target;
  }

  static List<Attack> all(Target target) {
    ExpectAttacks all = new ExpectAttacks(target);
    all.wanted();
    all.refused();
    all.unknown();
    return all.attacks.list();
  }

  private void wanted() {
    asked(
        "a body that is wanted",
        target.head(
            "POST /predict HTTP/1.1", JSON, ASKS, "Connection: close", "Content-Length: 27"),
        BODY);
    asked(
        "in other capitals",
        target.head(
            "POST /predict HTTP/1.1",
            JSON,
            "expect: 100-Continue",
            "Connection: close",
            "Content-Length: 27"),
        BODY);
    asked(
        "chunks that are wanted",
        target.head(
            "POST /predict HTTP/1.1",
            JSON,
            ASKS,
            "Connection: close",
            "Transfer-Encoding: chunked"),
        "1b\r\n" + BODY + "\r\n0\r\n\r\n");
    attacks.add(
        "HTTP/1.0 can't ask",
        "no 100",
        target -> {
          try (Wire wire = target.connect()) {
            wire.send(target.head("POST /predict HTTP/1.0", JSON, ASKS, "Content-Length: 27"));
            Answers before = wire.until(answers -> !answers.all().isEmpty(), 500);
            wire.sendMore(BODY.getBytes(StandardCharsets.ISO_8859_1));
            Answers answers = wire.all();
            boolean right =
                before.all().isEmpty()
                    && answers.all().size() == 1
                    && answers.all().getFirst().isRead();
            return Verdict.of(right, answers);
          }
        });
  }

  private void asked(String name, String head, String body) {
    attacks.add(
        name,
        "100, then read",
        target -> {
          try (Wire wire = target.connect()) {
            wire.send(head);
            Answers before = wire.until(answers -> !answers.all().isEmpty(), 2_000);
            wire.sendMore(body.getBytes(StandardCharsets.ISO_8859_1));
            Answers answers = wire.all();
            boolean continued = !before.all().isEmpty() && before.all().getFirst().status() == 100;
            boolean right = continued && answers.all().size() == 2 && answers.all().get(1).isRead();
            return Verdict.of(right, answers);
          }
        });
  }

  private void refused() {
    notAsked(
        "an unknown path",
        404,
        target.head("POST /nosuch HTTP/1.1", JSON, ASKS, "Content-Length: 27"));
    notAsked(
        "a wrong method",
        405,
        target.head("PUT /predict HTTP/1.1", JSON, ASKS, "Content-Length: 27"));
    notAsked(
        "a wrong method at a probe",
        405,
        target.head("POST /livez HTTP/1.1", ASKS, "Content-Length: 27"));
    notAsked(
        "a wrong type",
        415,
        target.head(
            "POST /predict HTTP/1.1", "Content-Type: text/plain", ASKS, "Content-Length: 27"));
    notAsked("no type", 415, target.head("POST /predict HTTP/1.1", ASKS, "Content-Length: 27"));
    notAsked(
        "a body that is too long",
        413,
        target.head("POST /predict HTTP/1.1", JSON, ASKS, "Content-Length: 200000000"));
    notAsked(
        "chunks at an unknown path",
        404,
        target.head("POST /nosuch HTTP/1.1", JSON, ASKS, "Transfer-Encoding: chunked"));
  }

  private void unknown() {
    notAsked(
        "an unknown expectation",
        417,
        target.head("POST /predict HTTP/1.1", JSON, "Expect: 200-ok", "Content-Length: 27"));
    notAsked(
        "two expectations",
        417,
        target.head(
            "POST /predict HTTP/1.1", JSON, "Expect: 100-continue, x", "Content-Length: 27"));
    attacks.answered("a request without a body", target.head("GET /livez HTTP/1.1", ASKS), 200);
  }

  /** What is refused by its head alone: nobody is asked to send the body. */
  private void notAsked(String name, int status, String head) {
    attacks.add(
        name,
        "no 100, [" + status + "]",
        target -> {
          try (Wire wire = target.connect()) {
            wire.send(head);
            Answers answers = wire.until(received -> !received.finals().isEmpty(), 2_000);
            boolean right = answers.all().size() == 1 && answers.statuses().equals(List.of(status));
            return Verdict.of(right, answers);
          }
        });
  }
}
