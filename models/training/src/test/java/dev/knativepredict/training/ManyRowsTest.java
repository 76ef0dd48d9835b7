package dev.knativepredict.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** How much a training may take. */
class ManyRowsTest {

  private static final String SETTINGS =
      """
      name: many
      description: Whether it is so
      data: {file: data/rows.csv, source: made up, licence: CC0 1.0}
      target: {column: so, labels: {no: 0, yes: 1}, description: whether it is so}
      features:
        - {type: number, name: a, column: a, description: a, unit: u}
        - {type: number, name: b, column: b, description: b, unit: u}
        - {type: number, name: c, column: c, description: c, unit: u}
        - {type: category, name: area, column: area, description: a, values: [AS, EU, US], example: EU}
      trainer: {family: logistic, cost: 1.0, seed: 1, folds: 10, repeats: 1}
      gate: {metric: accuracy, atLeast: 0.7}
      purpose: A test.
      limits: Made up.
      mustNotBeUsedFor: Anything.
      """;

  @Test
  @Timeout(value = 60, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void twoHundredThousandRowsTakeLessThanAMinuteAndTwoGigabytes(@TempDir Path models)
      throws IOException, InterruptedException {
    Path folder = Files.createDirectories(models.resolve("many"));
    Files.createDirectories(folder.resolve("data"));
    Files.writeString(folder.resolve("model.yaml"), SETTINGS);
    write(folder.resolve("data/rows.csv"), 200_000);

    Program.Outcome outcome = Program.within("-Xmx2g", "train", folder);

    assertThat(outcome.exitCode()).as(String.join("\n", outcome.err())).isZero();
    assertThat(outcome.err()).anyMatch(line -> line.startsWith("many: 200000 rows, 4 features"));
  }

  private static void write(Path file, int rows) throws IOException {
    SplittableRandom random = new SplittableRandom(1);
    try (PrintWriter out = new PrintWriter(Files.newBufferedWriter(file))) {
      out.println("a,b,c,area,so");
      for (int i = 0; i < rows; i++) {
        double a = random.nextGaussian();
        double b = 5 + 2 * random.nextGaussian();
        String area = new String[] {"AS", "EU", "US"}[random.nextInt(3)];
        boolean so = a + 0.3 * b + random.nextGaussian() > (area.equals("EU") ? 1 : 2);
        out.printf(Locale.ROOT, "%.4f,%.3f,%d,%s,%s%n", a, b, i % 100, area, so ? "yes" : "no");
      }
    }
  }
}
