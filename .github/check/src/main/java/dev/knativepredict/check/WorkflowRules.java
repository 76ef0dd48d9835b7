package dev.knativepredict.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** The rules for workflows that actionlint and zizmor don't have. */
final class WorkflowRules {

  private static final Pattern PINNED =
      Pattern.compile("[\\w.-]+/[\\w./-]+@[0-9a-f]{40} # v\\d+(\\.\\d+){0,2}");
  private static final Pattern MAKE =
      Pattern.compile("make ([a-z0-9-]+)( [A-Z_]+=\\S+)*( [|>&].*)?");

  private final Set<String> targets;
  private final List<String> broken = new ArrayList<>();

  private WorkflowRules(Set<String> targets) {
    this.targets = targets;
  }

  /**
   * The rules that a workflow breaks, one sentence each.
   *
   * @param targets the targets of the Makefile
   */
  static List<String> broken(Workflow workflow, Set<String> targets) {
    WorkflowRules rules = new WorkflowRules(targets);
    rules.pins(workflow.lines());
    rules.top(workflow.root());
    workflow.jobs().forEach(job -> rules.job(job.getKey(), job.getValue()));
    return rules.broken.stream().map(rule -> workflow.file() + ": " + rule).toList();
  }

  private void pins(List<String> lines) {
    for (String line : lines) {
      String[] parts = line.strip().split("uses: ", 2);
      if (parts.length == 2 && !parts[0].startsWith("#") && !local(parts[1])) {
        require(
            PINNED.matcher(parts[1]).matches(),
            "not pinned by 40 digits and a version: " + parts[1]);
      }
    }
  }

  private static boolean local(String action) {
    return action.startsWith("./");
  }

  private void top(JsonNode root) {
    JsonNode permissions = root.path("permissions");
    require(permissions.isObject() && permissions.isEmpty(), "top-level permissions are not {}");
    boolean publishes = root.path("jobs").valueStream().anyMatch(Workflow::publishes);
    require(!(publishes && cancels(root)), "what publishes could be cancelled half-way");
  }

  private static boolean cancels(JsonNode concurrent) {
    return !concurrent
        .path("concurrency")
        .path("cancel-in-progress")
        .asString("false")
        .equals("false");
  }

  private void job(String name, JsonNode job) {
    boolean calls = job.has("uses");
    require(calls || job.has("timeout-minutes"), name + ": no timeout");
    require(job.has("permissions"), name + ": no permissions of its own");
    for (JsonNode step : job.path("steps")) {
      step(name, step);
      boolean cache =
          step.path("with").has("cache")
              || step.path("uses").asString("").startsWith("actions/cache");
      require(!(cache && Workflow.publishes(job)), name + ": publishes, and trusts a cache");
    }
    if (job.has("environment")) {
      require(
          job.has("concurrency") && !cancels(job),
          name + ": a release could be cancelled half-way");
    }
  }

  private void step(String job, JsonNode step) {
    String uses = step.path("uses").asString("");
    if (uses.startsWith("actions/checkout@")) {
      JsonNode with = step.path("with");
      // A deploy key of another repository stays for who pushes there: it can do nothing else.
      boolean key = with.has("ssh-key") && with.has("repository");
      require(
          key || with.path("persist-credentials").asString("").equals("false"),
          job + ": checkout leaves the token on disk");
    }
    if (step.has("run")) {
      run(job, step.path("run").asString().strip());
    }
  }

  private void run(String job, String command) {
    require(!command.contains("${{"), "%s: an expression inside run: %s".formatted(job, command));
    var make = MAKE.matcher(command);
    if (make.matches()) {
      String target = make.group(1);
      require(targets.contains(target), "%s: no make target '%s'".formatted(job, target));
    } else {
      broken.add(
          "%s: not one call of make: %s".formatted(job, command.lines().findFirst().orElse("")));
    }
  }

  private void require(boolean holds, String otherwise) {
    if (!holds) {
      broken.add(otherwise);
    }
  }
}
