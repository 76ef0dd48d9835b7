package dev.knativepredict.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.knativepredict.e2e.cluster.Await;
import dev.knativepredict.e2e.cluster.Command;
import dev.knativepredict.e2e.cluster.Kubectl;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** Staging and production by the ApplicationSet of docs/git.md, with Argo CD's own controller. */
@OnCluster
@Order(18)
class ApplicationSetTest {

  private static final Duration LIMIT = Duration.ofMinutes(1);

  /** What an environment is called here, before its own name. */
  private static final String PREFIX = "e2e-set-";

  private final ClusterFixture shared;
  private final Kubectl admin;

  ApplicationSetTest(ClusterFixture shared) {
    this.shared = shared;
    this.admin = shared.namespace.admin();
  }

  @Test
  void eachEnvironmentHasAnApplicationThatRunsWhatItsFolderSays() throws Exception {
    assumeTrue(
        admin.attempt("get", "crd", "applicationsets.argoproj.io").code() == 0,
        "there is no Argo CD in the cluster: its ApplicationSet is NOT tried");
    Application.checkHealth(admin, shared.root);
    Environments git = new Environments();
    admin.apply(Application.ARGO, documented(git.url()));
    for (String environment : List.of("staging", "production")) {
      awaitApplication(environment);
    }

    for (String environment : List.of("staging", "production")) {
      assertReleases(environment, git.folder(environment));
    }
  }

  /** The page's own, for a repository and namespaces of this test. */
  private String documented(URI repository) throws IOException {
    return DocumentedBlock.of(shared.root.resolve("docs/git.md"), "yaml", "kind: ApplicationSet")
        .replace("https://git.example/predict/environments", repository.toString())
        .replace("predict-{{", PREFIX + "{{");
  }

  private void awaitApplication(String environment) {
    Await.until(
        LIMIT,
        () -> "the controller of ApplicationSets makes no Application for " + environment,
        () -> get(environment).code() == 0);
  }

  private Command.Result get(String environment) {
    return admin.attempt("-n", Application.ARGO, "get", "application", PREFIX + environment);
  }

  private void assertReleases(String environment, EnvironmentFolder git) throws IOException {
    try (OwnNamespace own = new OwnNamespace(shared, PREFIX + environment);
        Application application = Application.of(PREFIX + environment, own.namespace)) {
      Path rendered = own.overlay(shared).rendered(admin);
      String folder = git.path().toString();
      Command.Result released =
          own.tool.run(
              ReleaseArguments.with(
                  ReleaseArguments.deployQuickly(shared.images.real(), rendered, shared.commit),
                  "--git",
                  folder,
                  "--application",
                  application.name()));
      assertThat(released.code()).as(released.out() + released.err()).isZero();
      application.awaitSyncedAndHealthy();
      assertThat(own.tool.run("status", "--git", folder).code()).isZero();
      assertThat(git.says().getMetadata().getNamespace()).isEqualTo(PREFIX + environment);
    }
  }

  @AfterEach
  void delete() {
    admin.attempt(
        "-n", Application.ARGO, "delete", "applicationset", "predict", "--ignore-not-found");
  }
}
