package dev.knativepredict.function.contract.attack;

import dev.knativepredict.function.contract.attack.Attack.Verdict;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Functions that keep every processor busy for longer than a request may take. */
final class StarvationAttacks {

  private static final String BURN = "6000";
  private static final int CALLS = 6;

  private final Target target;

  private StarvationAttacks(Target target) {
    this.target = target;
  }

  static List<Attack> all(Target target) {
    Attacks attacks = new Attacks("starvation");
    target
        .process()
        .ifPresent(_ ->
            attacks.add(
                CALLS + " computations that can't be stopped",
                "503 in time; probes within 1 s",
                t -> new StarvationAttacks(t).run()));
    return attacks.list();
  }

  private Verdict run() throws Exception {
    List<Wire> calls = new ArrayList<>();
    Map<String, Long> slowest = new TreeMap<>();
    long start = System.nanoTime();
    try {
      for (int i = 0; i < CALLS; i++) {
        Wire call = target.connect();
        calls.add(call);
        call.send(
            target.head(
                    "POST /burn HTTP/1.1", "Content-Type: application/json", "Content-Length: 4")
                + BURN);
      }
      // The first of them end at the limit, 2 s; a watch on each would disturb what is measured.
      while (millis(start) < 1_500) {
        probe(slowest);
      }
      List<Integer> statuses = new ArrayList<>();
      for (Wire call : calls) {
        int left = (int) Math.max(1, AttackedProcess.REQUEST_MILLIS + 1_500 - millis(start));
        statuses.addAll(call.until(answers -> !answers.finals().isEmpty(), left).statuses());
      }
      while (millis(start) < 5_000) {
        probe(slowest);
      }
      boolean right =
          statuses.size() == CALLS && statuses.stream().allMatch(status -> status == 503);
      boolean quick = slowest.values().stream().allMatch(millis -> millis < 1_000);
      return Verdict.of(right && quick, "%s; slowest %s".formatted(statuses, slowest));
    } finally {
      CrowdAttacks.closeAll(calls);
      // Until nothing burns any more: what follows is about something else.
      Thread.sleep(Math.max(0, Integer.parseInt(BURN) + 500 - millis(start)));
    }
  }

  private void probe(Map<String, Long> slowest) throws IOException, InterruptedException {
    slowest.merge("/livez", time(target.connect(), "/livez"), Math::max);
    slowest.merge("probe", time(target.connectManagement(), "/readyz"), Math::max);
    slowest.merge("metrics", time(target.connectManagement(), "/metrics"), Math::max);
    Thread.sleep(50);
  }

  private long time(Wire wire, String path) throws IOException {
    long start = System.nanoTime();
    try (wire) {
      wire.send(target.head("GET %s HTTP/1.1".formatted(path), "Connection: close"));
      wire.until(answers -> !answers.finals().isEmpty(), 3_000);
      return millis(start);
    }
  }

  private static long millis(long startNanos) {
    return (System.nanoTime() - startNanos) / 1_000_000;
  }
}
