package dev.knativepredict.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class TablesTest {

  private static final Path DOCS = Path.of("../../docs");

  @Test
  void thePublishedTablesAreThoseOfThePublishedRun() throws Exception {
    Run published = Run.read(DOCS.resolve("performance.json"));

    assertThat(Files.readString(DOCS.resolve("performance.md")))
        .contains(new Tables(published).markdown());
  }
}
