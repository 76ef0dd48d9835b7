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
      before.send(get);
      before.until(answers -> answers.finals().size() == 1, 2_000);
      limit(process.openFiles() + LEFT);
      for (int i = 0; i < LEFT * 3; i++) {
        wires.add(target.connect());
      }
      Thread.sleep(500);
      long ticks = process.cpuTicks();
      Thread.sleep(3_000);
      double percent = (process.cpuTicks() - ticks) / 3.0;
      before.send(get);
      boolean serves =
          before
              .until(answers -> answers.finals().size() == 2, 2_000)
              .statuses()
              .equals(List.of(200, 200));
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
