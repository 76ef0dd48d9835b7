package dev.knativepredict.release.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.knativepredict.release.cluster.Behaviour;
import dev.knativepredict.release.evidence.CountedRows;
import dev.knativepredict.release.evidence.ImageContent;
import dev.knativepredict.release.evidence.PodsPrometheus;
import dev.knativepredict.release.git.Remote;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What commands print with {@code --json}, against docs/release.schema.json. */
class JsonOutputTest extends WithTool {

  private static final Path SCHEMA = Path.of("../../docs/release.schema.json");

  @BeforeEach
  void releaseOnce() {
    tool.deploy(1);
  }

  @Test
  void aReleaseThatIsPromoted() throws IOException {
    valid("deploy", tool.deploy(2, "--json"));
  }

  @Test
  void aReleaseThatIsRolledBackSaysTheVerdictOfEachCheck() throws IOException {
    tool.knative.behaviour(Tool.image(2), Behaviour.GOOD.serving("b".repeat(64)));
    Tool.Ended ended = tool.deploy(2, "--json");
    valid("deploy", ended);
    assertThat(ended.out())
        .contains("\"verdict\" : \"unhealthy\"", "\"reason\" : \"it serves the model");
  }

  @Test
  void aReleaseThatIsHeldOrOnlyChecked() throws IOException {
    valid("deploy", tool.deploy(2, "--json", "--dry-run"));
    valid("deploy", tool.deploy(2, "--json", "--min-requests", "100000"));
  }

  @Test
  void aFirstReleaseHasNoStableRevision() throws IOException {
    tool = new Tool(tool.folder);
    Tool.Ended ended = tool.deploy(1, "--json");
    valid("deploy", ended);
    assertThat(ended.out()).contains("\"stable\" : null");
  }

  @Test
  void aComparisonSaysItsVerdictAndThatOfEachCheck() throws IOException {
    tool.deploy(2, "--min-requests", "100000");
    String model = tool.folder.resolve("model").toString();
    Tool.Ended good = tool.run("compare", "--json", "--model", model, "--pairs", "20");
    assertThat(good.code()).isZero();
    valid("compare", good);
    assertThat(good.out()).contains("\"verdict\" : \"healthy\"");
    Tool.Ended none = tool.run("compare", "--json");
    assertThat(none.code()).isEqualTo(3);
    valid("compare", none);
    assertThat(none.out()).contains("\"verdict\" : \"inconclusive\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"rollback", "status", "history"})
  void theOtherCommands(String command) throws IOException {
    tool.deploy(2);
    valid(command, tool.run(command, "--json"));
  }

  @Test
  void aPromotion() throws IOException {
    tool.deploy(2, "--min-requests", "100000");
    valid("promote", tool.run("promote", "--json"));
  }

  @Test
  void theDoctorOfAHealthyAndOfASickCluster() throws IOException {
    valid("doctor", tool.run("doctor", "--json"));
    tool.api.reachable(false);
    Tool.Ended away = tool.run("doctor", "--json");
    assertThat(away.code()).isEqualTo(4);
    valid("failure", away);
    tool.api.reachable(true);
    tool.api.outdated();
    Tool.Ended sick = tool.run("doctor", "--json");
    assertThat(sick.code()).isEqualTo(1);
    valid("doctor", sick);
    assertThat(sick.out()).contains("\"result\" : \"problems\"", "\"kind\" : \"problem\"");
  }

  @Test
  void driftAndWhereThereIsNoneAndWhereNobodyKnows() throws IOException {
    Tool.Ended nothing = tool.run("drift", "--json");
    assertThat(nothing.code()).isEqualTo(3);
    valid("drift", nothing);
    assertThat(nothing.out()).contains("\"result\" : \"inconclusive\"");
    CountedRows rows = new CountedRows("1").rows(800).feature("age", 400, 400).confidence(1, 799);
    tool.knative.revision(tool.revision(1)).counting(rows.text());
    Tool.Ended none = tool.run("drift", "--json");
    assertThat(none.code()).isZero();
    valid("drift", none);
    CountedRows shifted = new CountedRows("1").rows(800).feature("age", 200, 600);
    tool.knative.revision(tool.revision(1)).counting(shifted.text());
    Tool.Ended drift = tool.run("drift", "--json");
    assertThat(drift.code()).isEqualTo(1);
    valid("drift", drift);
    assertThat(drift.out()).contains("\"result\" : \"drift\"", "\"beside\" : 2500");
  }

  @Test
  void aReportOfPodsAndOneOfPrometheus() throws IOException {
    Tool.Ended pods = tool.run("report", "--json");
    valid("report", pods);
    assertThat(pods.out()).contains("\"windowSeconds\" : null", "\"series\" : [ ]");
    try (PodsPrometheus prometheus = new PodsPrometheus(tool.time)) {
      Instant now = tool.time.instant();
      prometheus
          .pod(tool.revision(1), now.minusSeconds(600), now)
          .requests(now.minusSeconds(300), 5, "cold", "ok", 0.3)
          .rows(now.minusSeconds(300), new CountedRows("1").rows(800).feature("age", 200, 600));
      String url = prometheus.url().toString();
      Tool.Ended ended = tool.run("report", "--json", "--prometheus", url, "--window", "1h");
      valid("report", ended);
      assertThat(ended.out()).contains("\"name\" : \"milliseconds\"", "\"result\" : \"drift\"");
    }
  }

  @Test
  void theStatusOfAModelWhoseAnswersAreKnownToBeRightOrNot() throws IOException {
    String stable = tool.revision(1);
    CountedRows rows =
        new CountedRows("1").labels(stable, 450, 50).sealed(900, 1000).confidence(1200);
    tool.knative.revision(stable).counting(rows.text());
    Tool.Ended ended = tool.run("status", "--quality", "--json");
    valid("status", ended);
    assertThat(ended.out())
        .contains("\"rows\" : 500,", "\"accuracy\" : 0.9,", "\"rows\" : 1200,", "\"recall\" : 1.0");
  }

  @Test
  void theGuardOfWhatIsFineAndOfWhatIsNot() throws IOException {
    String stable = tool.revision(1);
    valid("guard", tool.run("guard", "--json"));
    CountedRows rows =
        new CountedRows("1")
            .requests(1000, 0)
            .warm(1000, 0)
            .rows(1200)
            .feature("age", 600, 600)
            .sealed(900, 1000)
            .labels(stable, 0, 500);
    tool.knative.revision(stable).counting(rows.text());
    Tool.Ended bad = tool.run("guard", "--json");
    assertThat(bad.code()).isEqualTo(1);
    valid("guard", bad);
    assertThat(bad.out())
        .contains("\"result\" : \"bad\"", "\"signal\" : \"labels\"", "\"done\" : false");
  }

  @ParameterizedTest
  @ValueSource(strings = {"rollback", "promote", "compare"})
  void aCommandThatIsRefused(String command) throws IOException {
    Tool.Ended ended = tool.run(command, "--json");
    assertThat(ended.code()).isEqualTo(1);
    valid("failure", ended);
    assertThat(ended.out()).contains("\"refused\"");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"rollback", "promote", "status", "history", "compare", "drift", "report", "guard"})
  void aClusterThatIsOutOfReach(String command) throws IOException {
    tool.knative.reachable(false);
    Tool.Ended ended = tool.run(command, "--json");
    assertThat(ended.code()).isEqualTo(4);
    valid("failure", ended);
    assertThat(ended.out()).contains("\"out of reach\"");
  }

  @Test
  void aStatusAndASyncBesideGit(@TempDir Path repositories) throws Exception {
    String[] git = {"--git", Remote.in(repositories).toString(), "--json"};
    assertThat(tool.run("status", git[0], git[1]).code()).isEqualTo(5);
    valid("status", tool.run(words("status", git)));
    valid("sync", tool.run(words("sync", git)));
    Tool.Ended same = tool.run(words("status", git));
    valid("status", same);
    assertThat(same.out()).contains("\"same\" : true");
  }

  @Test
  void aStatusWithEachLinkFromAnAnswerToTheData() throws IOException {
    Tool.Ended agrees = tool.run("status", "--verify", "--json");
    assertThat(agrees.code()).isZero();
    valid("status", agrees);
    assertThat(agrees.out()).contains("\"result\" : \"agrees\"", "\"link\" : \"model digest\"");
    tool.knative.revision(tool.revision(1)).running("sha256:" + "9".repeat(64));
    tool.images.put(Tool.image(1), new ImageContent.Whole(Set.of("sha256:1"), Map.of()));
    Tool.Ended differs = tool.run("status", "--verify", "--json");
    assertThat(differs.code()).isEqualTo(1);
    valid("status", differs);
    assertThat(differs.out()).contains("\"result\" : \"differs\"");
  }

  @Test
  void aPropertyThatTheSchemaDoesntNameIsAnError() throws IOException {
    String out = tool.run("rollback", "--json").out().replaceFirst("\\{", "{\"more\": 1,");
    assertThat(errors("failure", out)).singleElement().asString().contains("more");
  }

  private static String[] words(String command, String... options) {
    return Stream.concat(Stream.of(command), Stream.of(options)).toArray(String[]::new);
  }

  private static void valid(String command, Tool.Ended ended) throws IOException {
    assertThat(errors(command, ended.out())).as(ended.out()).isEmpty();
  }

  private static List<Error> errors(String command, String json) throws IOException {
    String id = "https://knativepredict.dev/release.schema.json";
    String text = Files.readString(SCHEMA);
    SchemaRegistry registry =
        SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_2020_12, builder -> builder.schemas(iri -> text));
    Schema schema = registry.getSchema(SchemaLocation.of(id + "#/$defs/" + command));
    return schema.validate(json, InputFormat.JSON);
  }
}
