package dev.knativepredict.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.knativepredict.e2e.cluster.Await;
import dev.knativepredict.e2e.cluster.Command;
import dev.knativepredict.e2e.cluster.Overlay;
import dev.knativepredict.e2e.release.ReleaseTool;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What docs/releasing.md shows for kubectl and kn, and how the release tool goes on after it. */
@OnCluster
@Order(10)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ByHandTest {

  private static final String SERVICE = "by-hand";
  private static final String STAGED = SERVICE + "-0a1b2c3";
  private static final String PROMOTE =
      "kn service update predict --untag stable --tag predict-0a1b2c3=stable --traffic"
          + " predict-0a1b2c3=100";
  private static final Duration LIMIT = Duration.ofSeconds(30);

  private final ClusterFixture fixture;
  private final ReleaseTool tool;
  private final Map<String, String> names = new LinkedHashMap<>();
  private final DocumentedCommands commands;
  private Path manifest = Path.of("none");
  private String stable = "none";

  ByHandTest(ClusterFixture fixture) {
    this.fixture = fixture;
    List<String> options =
        new ArrayList<>(ReleaseArguments.of(fixture.environment, ClusterFixture.NAMESPACE));
    options.addAll(List.of("--service", SERVICE));
    // The deployer may only release the Service `predict`.
    this.tool =
        new ReleaseTool(
            fixture.root.resolve("knative/release/bin/release"),
            fixture.environment.kubeconfig(),
            options);
    this.commands =
        new DocumentedCommands(fixture, fixture.root.resolve("docs/releasing.md"), names);
  }

  @BeforeAll
  void release() throws IOException {
    manifest =
        Overlay.over(fixture.root.resolve("knative/overlays/local"), ClusterFixture.NAMESPACE)
            .with("- {op: replace, path: /metadata/name, value: %s}".formatted(SERVICE))
            .rendered(fixture.namespace.admin());
    assertThat(deploy().code()).isZero();
    stable = traffic().split(" ", 2)[0];
    names.put("predict-9f8e7d6", stable);
    names.put(
        "predict.default.localhost", "predict.%s.localhost".formatted(ClusterFixture.NAMESPACE));
    names.put("predict", SERVICE);
  }

  @AfterAll
  void delete() {
    fixture.namespace.call("delete", "ksvc", SERVICE, "--ignore-not-found", "--wait=false");
  }

  @Test
  @Order(1)
  void kubectlGivesARevisionAShareAndTakesItBack() throws IOException {
    String other = SERVICE + "-4c5d6e7";
    String patch = "{\"spec\":{\"template\":{\"metadata\":{\"name\":\"%s\"}}}}".formatted(other);
    fixture.namespace.call("patch", "ksvc", SERVICE, "--type=merge", "-p", patch);
    Await.until(LIMIT, other, () -> status().contains(other + " "));
    fixture.namespace.call("wait", "revision/" + other, "--for=condition=Ready", "--timeout=60s");

    String printed = commands.run(commands.block("kubectl patch ksvc"));

    assertThat(printed).containsIgnoringCase("Revision: " + other);
    awaitTraffic(stable + " 100 stable");
    awaitNoWarning();
    assertThat(status()).containsPattern(other + " +unknown +- ");
  }

  @Test
  @Order(2)
  void knReleasesStepByStepAndBackAndTheToolGoesOnFromThere() throws IOException {
    assumeThat(kn()).as("there is no kn (KN): its commands are NOT run").isExecutable();
    List<String> lines = commands.block("kn service update");
    assertThat(lines).hasSize(5);

    kn(lines.get(0), stable + " 100 stable, " + STAGED + " 0 candidate");
    assertThat(status()).contains("warning").containsPattern(STAGED + " +unknown +- ");
    kn(lines.get(1), stable + " 90 stable, " + STAGED + " 10 candidate");
    kn(lines.get(2), stable + " 100 stable");
    awaitNoWarning();

    kn(
        "kn service update predict --tag predict-0a1b2c3=candidate",
        stable + " 100 stable, " + STAGED + " 0 candidate");
    kn(lines.get(3), STAGED + " 100 stable");
    kn(lines.get(4), stable + " 100 stable");
    awaitNoWarning();

    kn(PROMOTE, STAGED + " 100 stable");
    Command.Result refused = deploy();
    assertThat(refused.code()).isEqualTo(1);
    assertThat(refused.err()).contains("somebody changed the traffic");
    assertThat(tool.run("rollback").code()).isZero();
    awaitTraffic(stable + " 100 stable");

    kn(PROMOTE, STAGED + " 100 stable");
    Command.Result adopted = deploy("--adopt");
    assertThat(adopted.code()).as(adopted.err()).isZero();
    awaitTraffic(stable + " 100 stable");
  }

  private static Path kn() {
    return Path.of(Objects.requireNonNullElse(System.getenv("KN"), "no kn"));
  }

  private void kn(String line, String traffic) {
    commands.run(List.of(line));
    awaitTraffic(traffic);
  }

  private Command.Result deploy(String... more) throws IOException {
    return tool.run(
        ReleaseArguments.with(
            ReleaseArguments.deploy(fixture.images.real(), manifest, fixture.commit), more));
  }

  /** A status that comes soon after a change may still see the ingress at work on it. */
  private void awaitNoWarning() {
    Await.until(LIMIT, this::status, () -> !status().contains("warning"));
  }

  private String status() {
    return tool.run("status").out();
  }

  private void awaitTraffic(String expected) {
    Await.until(LIMIT, () -> expected + ", not " + traffic(), () -> traffic().equals(expected));
  }

  /** What is in effect: each revision with its share and its tag. */
  private String traffic() {
    String path = "jsonpath={range .status.traffic[*]}{.revisionName} {.percent} {.tag}, {end}";
    return fixture.namespace.call("get", "ksvc", SERVICE, "-o", path).replaceFirst(", $", "");
  }
}
