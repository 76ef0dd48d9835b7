package dev.knativepredict.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.knativepredict.e2e.cluster.Command;
import dev.knativepredict.e2e.image.Candidate;
import dev.knativepredict.e2e.image.OtherModels;
import dev.knativepredict.manifest.GoldenRow;
import dev.knativepredict.manifest.Manifest;
import dev.knativepredict.manifest.ModelDirectory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** Models that don't answer with a label: a good version is promoted, a bad one is refused. */
@OnCluster
@Order(12)
class OtherModelsTest {

  /**
   * Pods of earlier tests may still end, and a small node has no room for as many of the same size.
   */
  private static final String HALF_THE_CPU =
      "- {op: replace, path: /spec/template/spec/containers/0/resources/requests/cpu, value: 100m}\n";

  private final ClusterFixture shared;

  OtherModelsTest(ClusterFixture shared) {
    this.shared = shared;
  }

  @Test
  void aRegressionIsPromotedIfItsValuesAreNearAndRefusedIfTheyAreOff() throws Exception {
    try (OwnNamespace own = new OwnNamespace(shared, "e2e-values")) {
      Path good = OtherModels.values("2", 0.1f);
      assertReleased(own, OtherModels.values("1", 0.5f), "/predict");
      assertReleased(own, good, "/predict");
      assertRefused(own, OtherModels.values("3", 9), "0 of 20 agree with the stable revision");
      assertAnswers(own, good, "/predict");
    }
  }

  @Test
  void aModelOfTensorsIsPromotedIfTheirFormIsTheSameAndRefusedIfNot() throws Exception {
    try (OwnNamespace own = new OwnNamespace(shared, "e2e-tensors")) {
      String infer = "/v2/models/tensors/infer";
      Path good = OtherModels.tensors("2", 0.1f, "y");
      assertReleased(own, OtherModels.tensors("1", 0.5f, "y"), infer);
      assertReleased(own, good, infer);
      assertRefused(
          own, OtherModels.tensors("3", 0.1f, "z"), "0 of 3 agree with the stable revision");
      assertAnswers(own, good, infer);
    }
  }

  private void assertReleased(OwnNamespace own, Path model, String path) throws Exception {
    Command.Result command = deploy(own, model);

    assertThat(command.code()).as(command.err() + command.out()).isZero();
    assertThat(own.service.shares()).isEqualTo(Map.of(own.service.stable(), 100));
    assertAnswers(own, model, path);
  }

  private void assertRefused(OwnNamespace own, Path model, String reason) throws Exception {
    String stable = own.service.stable();

    Command.Result command = deploy(own, model);

    assertThat(command.code()).as(command.err() + command.out()).isEqualTo(1);
    assertThat(command.err() + command.out()).contains(reason);
    assertThat(own.service.shares()).isEqualTo(Map.of(stable, 100));
    assertThat(own.service.tagged("candidate")).isEmpty();
  }

  private Command.Result deploy(OwnNamespace own, Path model) throws Exception {
    Manifest manifest = ModelDirectory.open(model).manifest();
    Candidate candidate =
        shared.images.withModel(manifest.name() + "-" + manifest.version(), model);
    Path rendered = own.overlay(shared).with(HALF_THE_CPU).rendered(own.namespace.admin());
    return own.tool.run(ReleaseArguments.deployQuickly(candidate, rendered, shared.commit));
  }

  /** Every golden request gets its golden answer at the public URL. */
  private static void assertAnswers(OwnNamespace own, Path model, String path) throws Exception {
    for (GoldenRow row : GoldenRow.read(ModelDirectory.open(model).bytes(Manifest.GOLDEN))) {
      String body = own.client.post(path, row.body()).body();
      assertThat(row.isAnsweredBy(body.getBytes(StandardCharsets.UTF_8))).as(body).isTrue();
    }
  }
}
