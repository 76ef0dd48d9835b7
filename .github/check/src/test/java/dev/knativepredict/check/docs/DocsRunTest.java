package dev.knativepredict.check.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DocsRunTest {

  @TempDir private Path folder;
  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

  @Test
  void anAnswerAsOnThePagePassesUpToRounding() throws Exception {
    assertThat(
            follows("run", "echo '{\"b\":[0.081337841],\"a\":1}'", "{\"a\":1,\"b\":[0.08133784]}"))
        .isTrue();
  }

  @Test
  void anotherAnswerThanOnThePageFails() throws Exception {
    assertThat(follows("run", "echo '{\"a\":2}'", "{\"a\":1}")).isFalse();
    assertThat(printed).asString().contains("the page says").contains("{\"a\":2}");
  }

  @Test
  void aCommandThatFailsFailsWithWhatItSays() throws Exception {
    assertThat(follows("run", "echo here; echo why >&2; false", "{}")).isFalse();
    assertThat(printed).asString().contains("exit code 1").contains("here").contains("why");
  }

  @Test
  void anErrorHasToHaveTheStatusOnThePage() throws Exception {
    assertThat(follows("run: refused with 400", "echo '{\"status\":400}'", "{}")).isTrue();
    assertThat(follows("run: refused with 400", "echo '{\"status\":500}'", "{}")).isFalse();
  }

  @Test
  void whatOthersRunIsLeftToThem() throws Exception {
    assertThat(follows("run by: make e2e", "false", "{}")).isTrue();
    assertThat(follows("not run: no cluster", "false", "{}")).isTrue();
  }

  @Test
  void aServerIsCalledOnItsOwnPortAndEndsWithThePage() throws Exception {
    String server =
        "exec %s/bin/jwebserver --directory $PWD --port $PORT"
            .formatted(System.getProperty("java.home"));
    List<String> lines =
        List.of(
            "<!-- file: answer -->",
            "```json",
            "{\"a\":1}",
            "```",
            "<!-- run: serves -->",
            "```sh",
            server,
            "```",
            "<!-- run -->",
            "```sh",
            "curl -s localhost:8080/answer",
            "```",
            "```json",
            "{\"a\":1}",
            "```");
    assertThat(run().follows(Page.of("page.md", lines))).as(printed::toString).isTrue();
    assertThat(ProcessHandle.current().descendants()).noneMatch(ProcessHandle::isAlive);
  }

  @Test
  void aServerThatEndsAtOnceFails() throws Exception {
    assertThat(follows("run: serves", "echo no model >&2; exit 1", "{}")).isFalse();
    assertThat(printed).asString().contains("does not serve").contains("no model");
  }

  private boolean follows(String comment, String command, String answer)
      throws IOException, InterruptedException {
    List<String> lines =
        List.of("<!-- " + comment + " -->", "```sh", command, "```", "```json", answer, "```");
    return run().follows(Page.of("page.md", lines));
  }

  private DocsRun run() {
    return new DocsRun(folder, folder.resolve("log"), new PrintStream(printed, true));
  }
}
