package dev.knativepredict.function.contract.attack;

import dev.knativepredict.function.contract.attack.Attack.Verdict;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** As many connections as the process may have open files, and more. */
record FileAttack(Target target, AttackedProcess process) {

  private static final int LEFT = 30;

  Verdict run() throws Exception {
    List<Wire> wires = new ArrayList<>();
    try (Wire before = target.connect()) {
      String get = target.head("GET /livez HTTP/1.1");
      limit(process.openFiles() + LEFT);
      open(wires, LEFT / 2);
      before.send(get);
      before.until(answers -> answers.finals().size() == 1, 2_000);
      // From here on others have been idle for longer: a server may close those.
      open(wires, LEFT * 3);
      Thread.sleep(200);
      long ticks = process.cpuTicks();
      boolean serves = serves(before, get);
      double percent = (process.cpuTicks() - ticks) / 3.0;
      CrowdAttacks.closeAll(wires);
      boolean heals = heals();
      return Verdict.of(
          percent < 20 && serves && heals,
          "%.0f %% of a core, %s, %s"
              .formatted(
                  percent,
                  serves ? "serves" : "does NOT serve",
                  heals ? "heals" : "does NOT heal"));
    } finally {
      limit(20_000);
      CrowdAttacks.closeAll(wires);
    }
  }

  private void open(List<Wire> wires, int count) throws IOException {
    for (int i = 0; i < count; i++) {
      wires.add(target.connect());
    }
  }

  /** Whether a connection that is in use goes on, over three seconds. */
  private static boolean serves(Wire wire, String get) throws IOException, InterruptedException {
    for (int i = 2; i < 14; i++) {
      wire.send(get);
      int count = i;
      Answers answers = wire.until(received -> received.finals().size() == count, 2_000);
      if (answers.finals().size() != count || answers.statuses().getLast() != 200) {
        return false;
      }
      Thread.sleep(250);
    }
    return true;
  }

  private boolean heals() throws InterruptedException {
    for (int i = 0; i < 30; i++) {
      try {
        if (target.isAlive()) {
          return true;
        }
      } catch (IOException e) {
        // Not yet.
      }
      Thread.sleep(100);
    }
    return false;
  }

  /** Lets the process have so many files open; only the soft limit, so that it can be raised. */
  private void limit(int files) throws IOException, InterruptedException {
    String[] command = {
      "prlimit", "--pid", Long.toString(process.pid()), "--nofile=" + files + ":"
    };
    if (new ProcessBuilder(command).inheritIO().start().waitFor() != 0) {
      throw new IOException("prlimit failed");
    }
  }
}
