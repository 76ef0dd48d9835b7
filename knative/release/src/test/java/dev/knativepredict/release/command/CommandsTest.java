package dev.knativepredict.release.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.knativepredict.release.cluster.Behaviour;
import dev.knativepredict.release.cluster.Readiness;
import dev.knativepredict.release.traffic.FoundTraffic;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommandsTest extends WithTool {

  @Test
  void statusListsTheRevisionsTheNewestFirst() {
    tool.deploy(1);
    tool.knative.behaviour(Tool.image(2), Behaviour.GOOD.ending(new Readiness.Failed("no image")));
    tool.deploy(2);
    tool.time.sleep(Duration.ofMinutes(3));
    Tool.Ended ended = tool.run("status");
    assertThat(ended.code()).isZero();
    assertThat(ended.out().lines())
        .satisfiesExactly(
            url -> assertThat(url).isEqualTo("http://predict.example"),
            titles -> assertThat(titles).startsWith("REVISION ").endsWith("  VERDICT"),
            two ->
                assertThat(two)
                    .startsWith(tool.revision(2) + "  2222222  even/1  0 % ")
                    .contains("  no     0     rolled back: it doesn't become ready: no image"),
            one ->
                assertThat(one)
                    .startsWith(tool.revision(1) + "  1111111  even/1  100 %    stable  3m ")
                    .endsWith("  yes    1     promoted"));
  }

  @Test
  void statusSaysWhatIsBeingReleasedHeldOrWrong() {
    tool.deploy(1);
    tool.deploy(2, "--min-requests", "100000");
    assertThat(tool.run("status").out()).contains("held: ").doesNotContain("warning");
    tool.knative.writeByHand(new FoundTraffic.Found(tool.revision(1), 100, null, null));
    assertThat(tool.run("status").out()).contains("warning: somebody changed the traffic: it was");
  }

  @Test
  void statusOfAServiceThatWasNeverReleased() {
    tool.knative.createByHand("predict-by-hand", Tool.image(9));
    assertThat(tool.run("status").out())
        .startsWith("no public URL")
        .contains("warning: this Service was never released by this tool");
    assertThat(tool.run("history").code()).isEqualTo(1);
  }

  @Test
  void statusShortensALongVerdictAndHistoryHasAllOfIt() {
    String reason = "x".repeat(200);
    tool.deploy(1);
    tool.knative.behaviour(Tool.image(2), Behaviour.GOOD.ending(new Readiness.Failed(reason)));
    tool.deploy(2);
    assertThat(tool.run("status").out()).doesNotContain(reason).contains("x…");
    assertThat(tool.run("history").out()).contains(reason);
  }

  @Test
  void historyListsHowReleasesEndedTheNewestFirst() {
    tool.deploy(1);
    tool.deploy(2);
    tool.run("rollback");
    assertThat(tool.run("history").out().lines().skip(1))
        .satisfiesExactly(
            back -> assertThat(back).contains(tool.revision(1), "promoted", "returned to by hand"),
            left -> assertThat(left).contains(tool.revision(2), "rolled back", "by hand to"),
            two -> assertThat(two).contains(tool.revision(2), "promoted", "all steps were healthy"),
            one -> assertThat(one).startsWith("2026-11-23T12:00:0").contains(tool.revision(1)));
  }

  @Test
  void compareEndsWithTheVerdictAndChangesNothing() {
    tool.deploy(1);
    tool.knative.behaviour(Tool.image(2), Behaviour.GOOD.taking(50));
    tool.deploy(
        2, "--on-inconclusive", "hold", "--max-slowdown", "1000", "--min-requests", "99999");
    tool.knative.beforeWrite(number -> {});
    String model = tool.folder.resolve("model").toString();
    Tool.Ended slow = tool.run("compare", "--model", model);
    assertThat(slow.code()).isEqualTo(1);
    assertThat(slow.out()).startsWith("COMPARED ").contains("\nunhealthy: latency: ");
    Tool.Ended tolerated = tool.run("compare", "--model", model, "--max-slowdown", "1000");
    assertThat(tolerated.code()).isZero();
    assertThat(tolerated.out()).endsWith("\nhealthy\n");
    assertThat(tool.knative.written()).isEmpty();
  }

  @Test
  void deployAppendsItsReportToAFile() throws IOException {
    Path file = tool.folder.resolve("report.md");
    tool.deploy(1, "--report", file.toString());
    tool.deploy(2, "--report", file.toString());
    assertThat(Files.readString(file))
        .containsSubsequence(
            "## Release of", "### trial: smoke: healthy", "## Release of", "### 100 %:");
  }

  @Test
  void aReportThatCantBeWrittenIsAnErrorAfterTheRelease() {
    Tool.Ended ended = tool.deploy(1, "--report", tool.folder.toString());
    assertThat(ended.code()).isEqualTo(1);
    assertThat(ended.out()).startsWith("promoted: ");
    assertThat(ended.err()).contains("can't be written");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "deploy",
        "deploy --image x --commit nothing",
        "rollback --to Not_A_Name",
        "unknown",
        "deploy --image x --commit 1111111 --steps 25,5",
        "compare --rate 0",
        "compare --rate -5",
        "compare --pairs 1e3",
        "compare --concurrency 99999999999",
        "compare --min-agreement 90",
        "compare --max-errors NaN",
        "compare --max-slowdown 0.5",
        "compare --step-duration 1.5",
        "status --request-timeout 0",
        "status --service Predict",
        "status -n a/b",
        "status --ingress 127.0.0.1",
        "status --ingress ftp://127.0.0.1",
        "compare --prometheus http://",
        "status --no-such-option"
      })
  void aWrongCommandLineEndsWithTwo(String line) {
    Tool.Ended ended = tool.run(line.split(" "));
    assertThat(ended.code()).isEqualTo(2);
    assertThat(ended.err()).contains("Usage: release");
  }

  @Test
  void aNumberOutOfItsRangeIsNamedWithIt() {
    assertThat(tool.run("compare", "--min-agreement", "90").err())
        .contains("'--min-agreement'", "'90' is not a number from 0 to 1");
  }

  @Test
  void aNameOrAUrlThatIsNoneIsSaidOnOneLine() {
    assertThat(tool.run("status", "--service", "A B").err())
        .startsWith("Invalid value for option '--service': 'A B' is not a name (at most 63 ");
    assertThat(tool.run("status", "--ingress", "a b").err())
        .startsWith("Invalid value for option '--ingress': 'a b' is not a URL such as http://");
  }

  @ParameterizedTest
  @ValueSource(strings = {"status", "history", "promote", "rollback", "compare", "drift", "report"})
  void aServiceThatDoesntExistIsRefusedOnOneLine(String command) {
    Tool.Ended ended = tool.run(command);
    assertThat(ended.code()).isEqualTo(1);
    assertThat(ended.err()).isEqualTo("release: the Service predict doesn't exist\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"status", "history", "promote", "rollback", "compare", "drift", "report"})
  void aClusterThatIsOutOfReachEndsWithFour(String command) {
    tool.deploy(1);
    tool.knative.reachable(false);
    Tool.Ended ended = tool.run(command);
    assertThat(ended.code()).isEqualTo(4);
    assertThat(ended.err()).isEqualTo("release: the cluster is out of reach: no route\n");
  }

  @Test
  void theDoctorEndsWithOneOnlyIfThereIsAProblem() {
    tool.deploy(1);
    tool.api.time(tool.time.instant());
    Tool.Ended healthy = tool.run("doctor");
    assertThat(healthy.code()).as(healthy.out()).isZero();
    assertThat(healthy.out()).startsWith("CHECK ").endsWith(" 0 problems, 0 hints\n");
    tool.api.outdated();
    Tool.Ended sick = tool.run("doctor");
    assertThat(sick.code()).isEqualTo(1);
    assertThat(sick.out().lines().skip(1))
        .startsWith(
            "kubernetes  problem  Kubernetes v1.20.0 is older than 1.33",
            "                       cure: upgrade the cluster: Knative Serving 1.21 needs 1.33");
  }

  @Test
  void theDoctorLooksAtTheManifestBeforeItIsReleased() {
    String file = tool.folder.resolve("service.yaml").toString();
    assertThat(tool.run("doctor", "--file", file, "--image", Tool.image(1)).out())
        .contains("hint     no readinessProbe of its own");
    assertThat(tool.run("doctor", "--image", "predict:latest").err()).contains("has no digest");
  }

  @Test
  void helpListsCommandsAndExitCodes() {
    Tool.Ended help = tool.run("--help");
    assertThat(help.code()).isZero();
    assertThat(help.out()).contains("Exit codes:", "a person has to decide");
    List<String> commands =
        List.of(
            "deploy",
            "status",
            "history",
            "compare",
            "promote",
            "rollback",
            "sync",
            "doctor",
            "drift",
            "report",
            "guard");
    assertThat(listed("  ([a-z]+)  +[A-Z].*", help.out())).containsExactlyElementsOf(commands);
    assertThat(help.out()).startsWith("Usage: release [-hV] COMMAND\n");
    for (String command : commands) {
      assertThat(tool.run(command, "--help").out()).startsWith("Usage: release " + command);
    }
  }

  @Test
  void helpListsACommandsOwnOptionsFirstAndThenThoseOfAllCommands() {
    List<String> shared =
        List.of("namespace", "service", "ingress", "request-timeout", "json", "help", "version");
    assertThat(options("history")).isEqualTo(shared);
    assertThat(options("rollback"))
        .startsWith("to", "dry-run", "git", "git-only", "application", "apply-timeout")
        .endsWith(shared.toArray(String[]::new));
    assertThat(options("deploy"))
        .contains("git", "git-only", "application", "apply-timeout")
        .startsWith("image", "commit", "file", "model", "requests", "steps", "step-duration")
        .endsWith(shared.toArray(String[]::new));
  }

  private List<String> options(String command) {
    return listed(" +(?:-[a-zA-Z], )?--([a-z-]+).*", tool.run(command, "--help").out());
  }

  /** What a line begins with, in the order of the lines. */
  private static List<String> listed(String line, String help) {
    Pattern pattern = Pattern.compile(line);
    return help.lines()
        .map(pattern::matcher)
        .filter(Matcher::matches)
        .map(matcher -> matcher.group(1))
        .toList();
  }

  @Test
  void compareWithoutTwoRevisionsIsRefused() {
    tool.deploy(1);
    assertThat(tool.run("compare").err())
        .isEqualTo("release: there is no candidate to compare with: no release is under way\n");
    var candidate = new FoundTraffic.Found(tool.revision(1), 100, "candidate", null);
    tool.knative.writeByHand(candidate);
    tool.time.sleep(Duration.ofSeconds(30));
    Tool.Ended alone = tool.run("compare");
    assertThat(alone.code()).isEqualTo(1);
    assertThat(alone.err())
        .isEqualTo("release: there is no stable revision to compare the candidate with\n");
  }

  @Test
  void eachRunHasItsOwnOwnerWithANameForPeople() {
    String one = Owner.name(Map.of("USER", "ada"));
    assertThat(one).matches("ada@.+ \\([0-9a-f]{8}\\)").isNotEqualTo(Owner.name(Map.of()));
    assertThat(Owner.name(Map.of("GITHUB_RUN_ID", "42"))).startsWith("run 42 (");
  }
}
