package dev.knativepredict.release.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.knativepredict.release.evidence.CountedRows;
import dev.knativepredict.release.evidence.FakePrometheus;
import dev.knativepredict.release.evidence.ImageRegistry.Presence;
import dev.knativepredict.release.traffic.FoundTraffic;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GuardCommandTest extends WithTool {

  private final FakePrometheus prometheus;
  private String before = "";
  private String stable = "";

  GuardCommandTest() throws IOException {
    prometheus = new FakePrometheus("ok", 0);
  }

  @BeforeEach
  void releaseTwice() {
    tool.deploy(1);
    tool.deploy(2);
    before = tool.revision(1);
    stable = tool.revision(2);
    tool.time.sleep(Duration.ofHours(5));
  }

  @AfterEach
  void end() {
    prometheus.close();
  }

  @Test
  void whatIsAsGoodAsAfterItsPromotionIsFine() {
    counting(good());
    Tool.Ended ended = guard("--demote");
    assertThat(ended.code()).as(ended.toString()).isZero();
    assertThat(ended.out().lines())
        .satisfiesExactly(
            titles ->
                assertThat(titles.split(" +"))
                    .containsExactly("SIGNAL", "MODEL", "OUTCOME", "SEEN"),
            errors ->
                assertThat(errors)
                    .matches(
                        "errors +- +fine +5 of 5005 \\(0.0999 %\\), 5 of 5005 .* after the promotion"),
            slow -> assertThat(slow).matches("slow answers +- +fine +9 of 4000 .* over 100 ms, .*"),
            labels ->
                assertThat(labels)
                    .matches(
                        "labels +credit/1 +fine +450 of 500 \\(90.0 %\\) right, 900 of 1000"
                            + " \\(90.0 %\\) when it was sealed"),
            drift -> assertThat(drift).matches("drift +- +fine +1 compared"),
            all ->
                assertThat(all)
                    .isEqualTo(
                        "fine: errors, slow answers, labels, drift (%s in 1 h)".formatted(stable)));
    assertThat(routed()).startsWith(stable);
  }

  @Test
  void nothingAtAllIsTooLittle() {
    counting(new CountedRows("1"));
    Tool.Ended ended = guard("--demote");
    assertThat(ended.code()).isEqualTo(3);
    assertThat(ended.out())
        .contains("\ntoo little data: errors: 0 of 0", "drift: nothing was counted");
  }

  @Test
  void withoutBeingToldItOnlySaysWhatItWouldDo() {
    counting(failing());
    Tool.Ended ended = guard();
    assertThat(ended.code()).isEqualTo(1);
    assertThat(ended.out())
        .contains("\nbad: errors: 200 of 5200 (3.85 %)")
        .endsWith("\n%s would get all of the traffic, with --demote\n".formatted(before));
    assertThat(routed()).startsWith(stable);
  }

  @Test
  void aVersionThatGotBadIsDemotedWithTheReasonInTheHistory() {
    counting(failing());
    Tool.Ended ended = guard("--demote");
    assertThat(ended.code()).as(ended.toString()).isEqualTo(1);
    assertThat(ended.out()).endsWith("\ndemoted: %s has all of the traffic\n".formatted(before));
    assertThat(routed()).startsWith(before + " 100 %");
    assertThat(tool.run("history").out())
        .contains("demoted by the guard: errors: 200 of 5200", "returned to by the guard");
  }

  @ParameterizedTest
  @ValueSource(strings = {"slow", "wrong"})
  void slowAnswersAndWrongOnesDemoteToo(String fault) {
    counting(fault.equals("slow") ? good().warm(0, 1000) : good().labels(stable, 0, 400));
    assertThat(guard("--demote").out()).contains("\ndemoted: ");
    assertThat(routed()).startsWith(before + " 100 %");
  }

  @Test
  void driftAloneDemotesNothing() {
    counting(new CountedRows("1").rows(1200).feature("age", 60, 100, 200, 340, 500));
    Tool.Ended ended = guard("--demote");
    assertThat(ended.code()).isEqualTo(1);
    assertThat(ended.out()).contains("\nbad: drift: age (").doesNotContain("demoted", "would get");
    assertThat(routed()).startsWith(stable);
  }

  @Test
  void itNeverGoesBackTwiceInARow() {
    tool.deploy(3);
    tool.time.sleep(Duration.ofHours(5));
    stable = tool.revision(3);
    counting(failing());
    assertThat(guard("--demote").out()).contains("\ndemoted: ");
    tool.time.sleep(Duration.ofHours(5));
    Tool.Ended again = guard("--demote");
    assertThat(again.code()).isEqualTo(1);
    assertThat(again.out())
        .contains("\nnot demoted: the guard went back to it from another version");
    assertThat(routed()).startsWith(tool.revision(2) + " 100 %");
  }

  @Test
  void whatTheFirstScrapeAfterAChangeHasMayBeOlderAndDoesNotCount() {
    tool.deploy(3);
    tool.time.sleep(Duration.ofSeconds(5));
    counting(failing());
    Tool.Ended ended = guard("--demote");
    assertThat(ended.code()).isEqualTo(3);
    assertThat(ended.out()).contains("errors: 0 of 0");
    assertThat(routed()).startsWith(tool.revision(3) + " 100 %");
  }

  @Test
  void theWindowDoesNotReachBeyondTheLastChangeOfTheTraffic() {
    tool.deploy(3);
    tool.time.sleep(Duration.ofMinutes(20));
    counting(good());
    assertThat(guard().out()).containsPattern("in 1[23][0-9]{2} s\\)");
    assertThat(prometheus.queries())
        .noneSatisfy(query -> assertThat(query).contains("[3600s]"))
        .noneSatisfy(query -> assertThat(query).contains("] offset "));
  }

  @Test
  void theFirstWindowIsThatAfterThePromotion() {
    prometheus.counting(query -> query.contains("[3600s] offset 14"), good());
    counting(good().requests(0, 60));
    Tool.Ended ended = guard();
    assertThat(ended.out())
        .contains("65 of 5065 (1.28 %), 5 of 5005 (0.0999 %) after the promotion");
    assertThat(ended.code()).isEqualTo(1);
  }

  @Test
  void duringAReleaseItDoesNothing() {
    tool.deploy(3, "--min-requests", "100000");
    counting(failing());
    assertThat(guard("--demote").out()).contains("\nnot demoted: a release is under way");
  }

  @Test
  void trafficThatWasChangedByHandIsLeftAlone() {
    tool.knative.writeByHand(new FoundTraffic.Found(before, 100, null, null));
    counting(failing());
    assertThat(guard("--demote").out()).contains("\nnot demoted: somebody changed the traffic");
  }

  @Test
  void aVersionBeforeThatIsNotProvenAnyMoreIsNotGoneBackTo() {
    counting(failing());
    tool.images.put(Tool.image(1), new Presence.Gone());
    assertThat(guard("--demote").out())
        .contains("\nnot demoted: the registry has " + Tool.image(1));
    tool.images.put(Tool.image(1), new Presence.There());
    tool.knative.revision(before).crash("its node is gone");
    assertThat(guard("--demote").out())
        .contains("\nnot demoted: %s is not ready".formatted(before));
    assertThat(routed()).startsWith(stable);
  }

  @Test
  void withoutAVersionBeforeThereIsNothingToGoBackTo() throws IOException {
    tool = new Tool(tool.folder);
    tool.deploy(1);
    tool.time.sleep(Duration.ofHours(5));
    counting(failing());
    assertThat(guard("--demote").out()).contains("\nnot demoted: there is no version before it");
  }

  @Test
  void aDryRunChangesNothing() {
    counting(failing());
    Tool.Ended ended = guard("--demote", "--dry-run");
    assertThat(ended.out()).endsWith("\n%s would get all of the traffic\n".formatted(before));
    assertThat(routed()).startsWith(stable);
  }

  @Test
  void podsSayWhatTheyCan() {
    tool.knative.revision(stable).counting(good().text());
    Tool.Ended ended = tool.run("guard");
    assertThat(ended.code()).as(ended.toString()).isZero();
    assertThat(ended.out()).endsWith("(%s's pods)\n".formatted(stable));
  }

  @ParameterizedTest
  @ValueSource(strings = {"--demote", "--slo-latency x", "--slo-budget 2", "--interval 0s"})
  void aWrongCommandLineEndsWithTwo(String options) {
    Tool.Ended ended = tool.run(("guard " + options).split(" "));
    assertThat(ended.code()).isEqualTo(2);
    assertThat(ended.err()).contains("Usage: release guard");
  }

  private CountedRows good() {
    return new CountedRows("1")
        .requests(5000, 5)
        .warm(3991, 9)
        .rows(1200)
        .feature("age", 240, 250, 230, 235, 245)
        .labels(stable, 450, 50)
        .sealed(900, 1000);
  }

  private CountedRows failing() {
    return good().requests(0, 195);
  }

  private void counting(CountedRows rows) {
    prometheus.counting(_ -> true, rows);
  }

  private String routed() {
    return tool.knative.routed().toString();
  }

  private Tool.Ended guard(String... options) {
    List<String> words =
        new ArrayList<>(List.of("guard", "--prometheus", prometheus.url().toString()));
    words.addAll(Arrays.asList(options));
    return tool.run(words.toArray(String[]::new));
  }
}
