package dev.knativepredict.check.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DocsRulesTest {

  private static final Path ROOT = Path.of("../..");

  @Test
  void everyCommandInTheDocumentationIsAccountedFor() throws IOException {
    Set<String> gate =
        DocsRules.gate(
            Files.readString(ROOT.resolve(".ci/run"))
                + Files.readString(ROOT.resolve(".ci/beside")));
    assertThat(gate).contains("test", "e2e");
    List<Page> pages = Page.all(ROOT);
    assertThat(pages).hasSizeGreaterThan(5);
    assertThat(pages).flatMap(page -> DocsRules.broken(page, gate)).isEmpty();
  }

  @Test
  void commandsWithoutACommentAreRefused() {
    assertThat(broken("text", "```sh", "make run", "```"))
        .containsExactly("page.md:2: no comment above says who runs it, or why nobody does");
    assertThat(broken("```", "$ release status", "```")).hasSize(1);
    assertThat(broken("<!-- run soon -->", "```bash", "make run", "```")).hasSize(1);
    assertThat(broken("<!-- not run:  -->", "```sh", "make run", "```")).hasSize(1);
  }

  @Test
  void aTargetThatTheGateDoesNotMakeIsRefused() {
    assertThat(broken("<!-- run by: make e2e, make fuss -->", "```sh", "make fuss", "```"))
        .containsExactly("page.md:2: .ci/run does not make 'fuss'");
  }

  @Test
  void eachWayToAccountForCommandsIsEnough() {
    for (String comment :
        List.of(
            "run",
            "run: serves",
            "run: refused with 400",
            "run by: make e2e",
            "not run: it needs a GitHub account")) {
      assertThat(broken("<!-- " + comment + " -->", "```sh", "make x", "```")).isEmpty();
    }
  }

  @Test
  void whatIsNoCommandNeedsNoComment() {
    assertThat(broken("```json", "{}", "```", "```yaml", "a: b", "```")).isEmpty();
  }

  @Test
  void theGatesTargetsAreThoseOfItsScript() {
    assertThat(DocsRules.gate("target test\nQUICK=1 target workflow-test\n# target none\n"))
        .containsExactlyInAnyOrder("test", "workflow-test");
  }

  private static List<String> broken(String... lines) {
    return DocsRules.broken(Page.of("page.md", List.of(lines)), Set.of("e2e"));
  }
}
