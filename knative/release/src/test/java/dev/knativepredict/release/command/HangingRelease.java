package dev.knativepredict.release.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/** A release that hangs at 25 % of the traffic: a process for {@link InterruptionTest}. */
final class HangingRelease {

  private static final int WRITE_AFTER_THE_FIRST_STEP = 4;

  private HangingRelease() {}

  public static void main(String[] folder) throws IOException {
    Tool tool = new Tool(Path.of(folder[0]));
    tool.deploy(1);
    tool.knative.beforeWrite(number -> {
      if (number == WRITE_AFTER_THE_FIRST_STEP) {
        hang();
      }
    });
    System.out.println(tool.revision(1));
    var err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
    System.exit(tool.run(err, err, tool.deployment(2)));
  }

  private static void hang() {
    System.out.println("hangs");
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
