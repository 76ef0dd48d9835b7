package dev.knativepredict.release.evidence;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.knativepredict.release.time.Time;
import dev.knativepredict.release.traffic.RevisionName;
import dev.knativepredict.release.verdict.Numbers;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The names that this tool uses, against docs/contract.md, which the function's test reads too. */
class ContractTest {

  private static final Path TABLE = Path.of("../../docs/contract.md");
  private static final Pattern ROW = Pattern.compile("(?m)^\\| ([\\w ]+) \\| `([^`]+)` \\|");

  private static final RevisionName STABLE = new RevisionName("stable");
  private static final RevisionName CANDIDATE = new RevisionName("candidate");

  @Test
  void everyNameThatThisToolUsesIsInTheTableWithItsKind() throws IOException {
    Map<String, Set<String>> table = table();
    assertThat(table.get("header"))
        .contains(
            Contract.REVISION_HEADER,
            Contract.START_HEADER,
            Contract.NAME_HEADER,
            Contract.VERSION_HEADER,
            Contract.SHA256_HEADER);
    assertThat(table.get("metric"))
        .contains(Contract.REQUESTS, Contract.DURATION, Contract.RUNNING);
    assertThat(table.get("metric"))
        .containsAll(Arrays.stream(RowMetric.values()).map(RowMetric::text).toList());
    assertThat(table.get("metric"))
        .containsAll(Arrays.stream(LabelMetric.values()).map(LabelMetric::text).toList());
    assertThat(table.get("feedback label"))
        .contains(
            Contract.ANSWERED_BY_LABEL,
            Contract.PREDICTED_LABEL,
            Contract.ACTUAL_LABEL,
            Contract.CORRECT_LABEL);
    assertThat(table.get("label"))
        .contains(Contract.REVISION_LABEL, Contract.START_LABEL, Contract.OUTCOME_LABEL);
    assertThat(table.get("outcome"))
        .containsExactlyInAnyOrder(
            Contract.OK, Contract.CLIENT_ERROR, Contract.OVERLOADED, Contract.ERROR);
    assertThat(Files.readString(TABLE))
        .containsPattern("\\| label \\| `start` \\| `%s` or `%s`".formatted("cold", "warm"));
  }

  @Test
  void queriesNameOnlyMetricsAndLabelsOfTheTable() throws IOException {
    try (FakePrometheus prometheus = new FakePrometheus("ok", 7)) {
      numbers(prometheus);
      assertThat(prometheus.queries())
          .hasSize(4)
          .anySatisfy(query ->
              assertThat(query)
                  .startsWith("query=sum by (outcome) ")
                  .contains(
                      "predict_requests_total{namespace=~\"default|\",revision=~\"candidate\"}"))
          .anySatisfy(query ->
              assertThat(query)
                  .startsWith("query=sum by (le) ")
                  .contains(
                      "predict_duration_seconds_bucket{namespace=~\"default|\",revision=~\"stable\",outcome=\"ok\",start=\"warm\"}"));
    }
  }

  @ParameterizedTest
  @CsvSource({"ok,0,0", "client_error,0,7", "overloaded,7,0", "error,7,0"})
  void everyOutcomeOfTheTableIsCounted(String outcome, int failed, int rejected)
      throws IOException {
    assertThat(table().get("outcome")).contains(outcome);
    try (FakePrometheus prometheus = new FakePrometheus(outcome, 7)) {
      Numbers numbers = numbers(prometheus);
      assertThat(numbers.candidate().requests()).isEqualTo(7);
      assertThat(numbers.candidate().failed()).isEqualTo(failed);
      assertThat(numbers.candidate().rejected()).isEqualTo(rejected);
      assertThat(numbers.candidate().latencies().count()).isEqualTo(7);
    }
  }

  @ParameterizedTest
  @CsvSource({"cold,false", "warm,true"})
  void responsesAreReadByTheHeadersOfTheTable(String start, boolean warm) throws IOException {
    assertThat(table().get("header"))
        .contains("Revision", "Start", "Model-Name", "Model-Version", "Model-Sha256");
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          exchange.getResponseHeaders().add("Revision", "predict-1");
          exchange.getResponseHeaders().add("Start", start);
          exchange.getResponseHeaders().add("Model-Name", "credit");
          exchange.getResponseHeaders().add("Model-Version", "1");
          exchange.getResponseHeaders().add("Model-Sha256", "a");
          exchange.sendResponseHeaders(204, -1);
          exchange.close();
        });
    server.start();
    try (Caller caller = new HttpCaller(null, Duration.ofSeconds(5))) {
      URI url = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
      TimedResponse response = caller.get(url, "/");
      assertThat(response.revision()).isEqualTo("predict-1");
      assertThat(response.warm()).isEqualTo(warm);
      assertThat(response.model()).isEqualTo(new ServedModel("credit", "1", "a"));
    } finally {
      server.stop(0);
    }
  }

  /** The function's test sends these bodies to a real function. */
  @Test
  void aGoldenRowIsAskedInEveryFormOfTheTable() throws IOException {
    Model penguins = Model.read(Path.of("../../models/penguins/1"));
    String described =
        OddModel.OPENAPI
            .replace("even", "penguins")
            .replace(
                "\"/predict\":", "\"/models/penguins/predict\": {\"post\": {}}, \"/predict\":");
    Offer offer = new Offer(Predictions.parse(described).path("paths"));
    List<RecordedRequest> forms =
        Requests.of(penguins, List.of(), offer).different().getFirst().stream()
            .filter(request -> request.form().endsWith("one row"))
            .toList();

    assertThat(table().get("path")).containsExactly(Offer.DESCRIPTION);
    assertThat(forms)
        .extracting(request -> "| form | `%s` | `%s` |".formatted(request.path(), request.body()))
        .allSatisfy(row -> assertThat(Files.readString(TABLE)).contains(row))
        .hasSize(5);
  }

  private static Numbers numbers(FakePrometheus prometheus) {
    Instant start = Instant.now().minusSeconds(10);
    return new Prometheus(prometheus.source(), Time.SYSTEM, problem -> {})
        .since(start, STABLE, CANDIDATE);
  }

  private static Map<String, Set<String>> table() throws IOException {
    return ROW.matcher(Files.readString(TABLE))
        .results()
        .collect(
            groupingBy(row -> row.group(1), mapping((MatchResult row) -> row.group(2), toSet())));
  }
}
