package dev.knativepredict.function.contract.attack;

import dev.knativepredict.function.contract.attack.Answers.Answer;
import dev.knativepredict.function.contract.attack.Attack.Verdict;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** More connections, bodies and open files than there is room for. */
final class CrowdAttacks {

  private static final int BODY = 1 << 20;

  private final Target target;
  private final Attacks attacks = new Attacks("crowds");

  private CrowdAttacks(Target target) {
    this.target = target;
  }

  static List<Attack> all(Target target) {
    CrowdAttacks all = new CrowdAttacks(target);
    String half = all.post("Content-Length: 27") + "{\"feat";
    all.crowd("1,000 half-sent bodies", 1_000, half);
    all.crowd("1,000 half-sent heads", 1_000, half.substring(0, 30));
    all.crowd("3,000 silent connections", 3_000, "");
    all.crowd("3,000 half-sent bodies", 3_000, half);
    target
        .process()
        .ifPresent(process -> {
          all.attacks.add(
              "160 bodies of 1 MiB, held",
              "each read, or 503 with Retry-After",
              _ -> all.bodies(process, false));
          all.attacks.add(
              "160 bodies of 1 MiB in chunks, held",
              "each read, or 503 with Retry-After",
              _ -> all.bodies(process, true));
          all.attacks.add(
              "160 answers of 200 kB that nobody reads",
              "others are answered",
              _ -> all.answers(process));
          all.attacks.add(
              "no files left",
              "idle, serves, and heals",
              _ -> new FileAttack(target, process).run());
        });
    return all.attacks.list();
  }

  /** Connections that are begun; whoever comes then gets an answer, or hears that it's too much. */
  private void crowd(String name, int count, String bytes) {
    attacks.add(
        name,
        "200 or 503 to who comes next, 200 afterwards",
        _ -> {
          List<Wire> wires = new ArrayList<>();
          List<String> next = new ArrayList<>();
          try {
            open(wires, count, bytes);
            for (int i = 0; i < 3; i++) {
              next.add(answer());
            }
          } finally {
            closeAll(wires);
          }
          boolean right = List.of("200", "503").containsAll(next);
          String after = answerWithin(3_000);
          return Verdict.of(right && after.equals("200"), "%s, then %s".formatted(next, after));
        });
  }

  private void open(List<Wire> wires, int count, String bytes) throws IOException {
    for (int i = 0; i < count; i++) {
      Wire wire = target.connect();
      wires.add(wire);
      if (!bytes.isEmpty()) {
        wire.send(bytes);
      }
    }
  }

  private String answer() {
    try (Wire wire = target.connect()) {
      wire.send(target.last());
      List<Integer> statuses = wire.until(answers -> !answers.finals().isEmpty(), 3_000).statuses();
      return statuses.isEmpty() ? "nothing" : statuses.getFirst().toString();
    } catch (IOException e) {
      return e.toString();
    }
  }

  /** The answer to a new caller, once it is a good one. */
  private String answerWithin(int millis) throws InterruptedException {
    long end = System.nanoTime() + millis * 1_000_000L;
    String answer = answer();
    while (!answer.equals("200") && System.nanoTime() < end) {
      Thread.sleep(50);
      answer = answer();
    }
    return answer;
  }

  /** All but the last byte of each body is sent; then, where no answer has come, the last. */
  private Verdict bodies(AttackedProcess process, boolean chunked) throws Exception {
    String json = "{\"features\":[50000,35,720]}";
    String body = json + " ".repeat(BODY - json.length());
    String text =
        chunked
            ? post("Transfer-Encoding: chunked") + "%x\r\n%s".formatted(BODY, body)
            : post("Content-Length: " + BODY) + body;
    String first = text.substring(0, text.length() - 1);
    String last = text.substring(text.length() - 1) + (chunked ? "\r\n0\r\n\r\n" : "");
    List<Wire> wires = new ArrayList<>();
    try {
      open(wires, 160, "");
      wires.forEach(wire -> wire.sendBeside(first));
      Thread.sleep(2_500);
      String others = answer();
      int read = 0;
      int refused = 0;
      for (Wire wire : wires) {
        if (wire.until(answers -> !answers.finals().isEmpty(), 10).finals().isEmpty()) {
          wire.send(last);
        }
      }
      for (Wire wire : wires) {
        List<Answer> finals = wire.until(answers -> !answers.finals().isEmpty(), 3_000).finals();
        read += !finals.isEmpty() && finals.getFirst().isRead() ? 1 : 0;
        refused += !finals.isEmpty() && isTooBusy(finals.getFirst()) ? 1 : 0;
      }
      boolean right =
          read + refused == 160
              && read > 5
              && process.isAlive()
              && List.of("200", "503").contains(others);
      return Verdict.of(
          right,
          "%d read, %d refused; others %s; %s"
              .formatted(read, refused, others, process.isAlive() ? "alive" : "DEAD"));
    } finally {
      closeAll(wires);
    }
  }

  private static boolean isTooBusy(Answer answer) {
    return answer.status() == 503 && answer.headers().containsKey("retry-after");
  }

  private Verdict answers(AttackedProcess process) throws Exception {
    List<Wire> wires = new ArrayList<>();
    try {
      String request =
          target.head("POST /fill HTTP/1.1", "Content-Type: application/json", "Content-Length: 6")
              + "200000";
      for (int i = 0; i < 160; i++) {
        Wire wire = target.connectSmall();
        wires.add(wire);
        wire.send(request);
      }
      Thread.sleep(2_000);
      String others = answer();
      return Verdict.of(
          process.isAlive() && List.of("200", "503").contains(others),
          "others %s; %s".formatted(others, process.isAlive() ? "alive" : "DEAD"));
    } finally {
      closeAll(wires);
    }
  }

  static void closeAll(List<Wire> wires) throws IOException {
    for (Wire wire : wires) {
      wire.close();
    }
  }

  private String post(String line) {
    return target.head("POST /predict HTTP/1.1", "Content-Type: application/json", line);
  }
}
