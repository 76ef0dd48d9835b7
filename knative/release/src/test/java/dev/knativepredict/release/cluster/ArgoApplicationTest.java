package dev.knativepredict.release.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.knativepredict.release.traffic.Candidate;
import dev.knativepredict.release.traffic.RevisionName;
import dev.knativepredict.release.traffic.State;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ArgoApplicationTest {

  private static final String PATH =
      "MERGE_PATCH /apis/argoproj.io/v1alpha1/namespaces/argocd/applications/predict ";

  private final RecordedApi api = new RecordedApi("{\"metadata\":{\"name\":\"predict\"}}");
  private final Cluster cluster = new Knative(api, "default", "predict", false);

  @Test
  void isPausedAndToldToLookByItsAnnotations() {
    Reconciler application = cluster.application("argocd", "predict");
    application.pause();
    application.look();
    assertThat(api.asked)
        .containsExactly(
            PATH
                + "{\"metadata\":{\"annotations\":{\"argocd.argoproj.io/skip-reconcile\":\"true\"}}}",
            PATH
                + "{\"metadata\":{\"annotations\":{\"argocd.argoproj.io/skip-reconcile\":null,"
                + "\"argocd.argoproj.io/refresh\":\"normal\"}}}");
  }

  @Test
  void aWriteIsCheckedByADryRunWhoseAnswerIsTheServiceAsItWouldBe() {
    Candidate candidate = new Candidate(new RevisionName("predict-1"), "1", null, "it");
    Change change = Change.to(State.adopted(candidate, Instant.EPOCH, List.of()));
    LiveService live = cluster.service().orElseThrow();
    cluster.check(live, change);
    cluster.check(null, change);
    assertThat(api.asked.get(1))
        .startsWith("JSON_PATCH ")
        .contains("/services/predict?dryRun=All [");
    assertThat(api.asked.get(2)).startsWith("POST ").contains("/services?dryRun=All {");
  }
}
