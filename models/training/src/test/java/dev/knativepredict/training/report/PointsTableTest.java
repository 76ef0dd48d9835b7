package dev.knativepredict.training.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.knativepredict.training.Program;
import dev.knativepredict.training.data.ModelSpec;
import dev.knativepredict.training.data.Row;
import dev.knativepredict.training.data.SpecReader;
import dev.knativepredict.training.data.Table;
import dev.knativepredict.training.fit.Fit;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class PointsTableTest {

  private static final Pattern LINE =
      Pattern.compile("\\| `(\\w+)` \\| [^|]+ \\| ([^|]+) \\| ([+-]\\d+) \\|");
  private static final Pattern RANGE = Pattern.compile("(?:above (\\d+))?(?:, )?(?:up to (\\d+))?");

  @Test
  void aReaderOfTheCardComputesTheScoreOfEveryRow() throws Exception {
    Path folder = Program.MODELS.resolve("credit");
    ModelSpec spec = SpecReader.read(folder.resolve("model.yaml"));
    Table table = Table.load(folder, spec);
    Fit fit = Fit.of(spec, table.rows());
    String card = Files.readString(folder.resolve("1/CARD.md"));
    int base = Integer.parseInt(card.replaceAll("(?s).*Start with (\\d+) points.*", "$1"));
    List<MatchResult> lines = LINE.matcher(card).results().toList();

    for (Row row : table.rows()) {
      int points = base + lines.stream().mapToInt(line -> points(line, row)).sum();
      assertThat(fit.instance(row).get("credit_score"))
          .as("line %d", row.line())
          .isEqualTo((double) Math.clamp(points, 300, 850));
    }
  }

  private static int points(MatchResult line, Row row) {
    String cell = row.cell(line.group(1));
    boolean applies =
        switch (line.group(2)) {
          case "yes" -> cell.equals("yes");
          case "otherwise" -> !cell.equals("yes");
          default -> isWithin(line.group(2), Double.parseDouble(cell));
        };
    return applies ? Integer.parseInt(line.group(3)) : 0;
  }

  private static boolean isWithin(String range, double value) {
    MatchResult ends = RANGE.matcher(range).results().findFirst().orElseThrow();
    return (ends.group(1) == null || value > Double.parseDouble(ends.group(1)))
        && (ends.group(2) == null || value <= Double.parseDouble(ends.group(2)));
  }
}
