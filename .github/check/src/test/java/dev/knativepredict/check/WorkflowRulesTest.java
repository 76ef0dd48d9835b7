package dev.knativepredict.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class WorkflowRulesTest {

  private static final Path ROOT = Path.of("../..");

  @Test
  void theRepositorysWorkflowsBreakNoRule() throws IOException {
    Set<String> targets = targets();
    List<Path> files = workflows();
    assertThat(files).hasSize(8);
    for (Path file : files) {
      assertThat(WorkflowRules.broken(Workflow.read(file), targets)).isEmpty();
    }
  }

  @Test
  void eachRuleIsBrokenByACarelessWorkflow() throws IOException {
    Workflow careless = Workflow.read(Path.of("src/test/resources/careless.yml"));
    assertThat(WorkflowRules.broken(careless, Set.of("test")))
        .containsExactly(
            "careless.yml: not pinned by 40 digits and a version: actions/checkout@v7",
            "careless.yml: top-level permissions are not {}",
            "careless.yml: what publishes could be cancelled half-way",
            "careless.yml: build: no timeout",
            "careless.yml: build: checkout leaves the token on disk",
            "careless.yml: build: publishes, and trusts a cache",
            "careless.yml: build: an expression inside run:"
                + " echo \"${{ github.event.head_commit.message }}\"",
            "careless.yml: build: not one call of make:"
                + " echo \"${{ github.event.head_commit.message }}\"",
            "careless.yml: build: no make target 'no-such-target'",
            "careless.yml: build: a release could be cancelled half-way",
            "careless.yml: call: no permissions of its own");
  }

  private static List<Path> workflows() throws IOException {
    try (var files = Files.list(ROOT.resolve(".github/workflows"))) {
      return files.filter(file -> file.toString().endsWith(".yml")).toList();
    }
  }

  private static Set<String> targets() throws IOException {
    Set<String> targets = new HashSet<>();
    for (String line : makefile()) {
      if (line.matches("[a-z0-9-]+:([^=].*)?")) {
        targets.add(line.substring(0, line.indexOf(':')));
      }
    }
    return targets;
  }

  private static List<String> makefile() throws IOException {
    List<String> lines = new ArrayList<>();
    for (String line : Files.readAllLines(ROOT.resolve("Makefile"))) {
      if (line.startsWith("include ")) {
        lines.addAll(Files.readAllLines(ROOT.resolve(line.substring("include ".length()))));
      } else {
        lines.add(line);
      }
    }
    return lines;
  }
}
