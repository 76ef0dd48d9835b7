package dev.knativepredict.bench.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.knativepredict.bench.server.BenchmarkFailed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PageTest {

  @TempDir Path directory;

  @Test
  void onlyTheTextBetweenTheMarkersIsReplaced() throws IOException {
    Path file = page("before\n<!-- tables: measured -->\nold\n<!-- tables: end -->\nafter\n");

    new Page(file).replace("tables", "new\n");

    assertThat(file)
        .hasContent("before\n<!-- tables: measured -->\nnew\n<!-- tables: end -->\nafter\n");
  }

  @Test
  void aPageWithoutTheMarkersIsLeftUnchanged() throws IOException {
    Path file = page("<!-- growth: measured -->\nold\n<!-- growth: end -->\n");

    assertThatThrownBy(() -> new Page(file).replace("tables", "new\n"))
        .isInstanceOf(BenchmarkFailed.class)
        .hasMessageContaining("<!-- tables: measured -->");
    assertThat(file).content().contains("old");
  }

  private Path page(String text) throws IOException {
    return Files.writeString(directory.resolve("page.md"), text);
  }
}
