package dev.knativepredict.check.docs;

import dev.knativepredict.check.docs.Account.NotRun;
import dev.knativepredict.check.docs.Account.Refused;
import dev.knativepredict.check.docs.Account.Run;
import dev.knativepredict.check.docs.Account.RunBy;
import dev.knativepredict.check.docs.Account.Serves;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Each command in the documentation is accounted for: run, run by others, or not run for a reason.
 */
final class DocsRules {

  private static final Pattern GATE = Pattern.compile("(?m)^(?:\\w+=\\S+ )*target ([a-z0-9-]+)");

  private DocsRules() {}

  /**
   * The blocks of a page that are not accounted for, one sentence for each.
   *
   * @param gate the targets that the gate makes
   */
  static List<String> broken(Page page, Set<String> gate) {
    List<String> broken = new ArrayList<>();
    for (Block block : page.blocks()) {
      if (block.hasCommands()) {
        problem(block, gate)
            .forEach(problem -> broken.add(page.name() + ":" + block.line() + ": " + problem));
      }
    }
    return broken;
  }

  /** The targets that {@code .ci/run} makes, given its text and that of {@code .ci/beside}. */
  static Set<String> gate(String script) {
    return GATE.matcher(script).results().map(m -> m.group(1)).collect(Collectors.toSet());
  }

  private static List<String> problem(Block block, Set<String> gate) {
    if (block.account().isEmpty()) {
      return List.of("no comment above says who runs it, or why nobody does");
    }
    return switch (block.account().get()) {
      case Run _, Refused _, Serves _, NotRun _ -> List.of();
      case RunBy by ->
          by.targets().stream()
              .filter(target -> !gate.contains(target))
              .map(target -> ".ci/run does not make '%s'".formatted(target))
              .toList();
    };
  }
}
