package dev.knativepredict.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.knativepredict.e2e.cluster.Await;
import dev.knativepredict.e2e.cluster.Command;
import dev.knativepredict.e2e.cluster.Kubectl;
import java.io.IOException;
import java.net.URI;
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
  void eachEnvironmentHasAnApplicationThatRunsWhatItsFolderSaysAndOutlivesTheSet()
      throws Exception {
    assumeTrue(
        admin.attempt("get", "crd", "applicationsets.argoproj.io").code() == 0,
        "there is no Argo CD in the cluster: its ApplicationSet is NOT tried");
    Application.checkHealth(admin, shared.root);
    Environments git = new Environments();
    try (Environment staging = environment(git, "staging");
        Environment production = environment(git, "production")) {
      admin.apply(Application.ARGO, documented(git.url()));
      for (Environment environment : List.of(staging, production)) {
        awaitApplication(environment, true);
        assertReleases(environment);
      }
      deleteSet();
      for (Environment environment : List.of(staging, production)) {
        awaitApplication(environment, false);
        assertThat(environment.own.service.service()).isPresent();
      }
    }
  }

  /** A namespace with a folder and an Application of the same name. */
  private record Environment(OwnNamespace own, EnvironmentFolder git, Application application)
      implements AutoCloseable {

    @Override
    public void close() {
      application.close();
      own.close();
    }
  }

  private Environment environment(Environments git, String name) throws IOException {
    OwnNamespace own = new OwnNamespace(shared, PREFIX + name);
    return new Environment(own, git.folder(name), Application.of(PREFIX + name, own.namespace));
  }

  /** The page's own, for a repository and namespaces of this test. */
  private String documented(URI repository) throws IOException {
    return DocumentedBlock.of(shared.root.resolve("docs/git.md"), "yaml", "kind: ApplicationSet")
        .replace("https://git.example/predict/environments", repository.toString())
        .replace("predict-{{", PREFIX + "{{");
  }

  private void awaitApplication(Environment environment, boolean there) {
    String name = environment.own.namespace.name();
    Await.until(
        LIMIT,
        () ->
            "the controller of ApplicationSets doesn't %s %s"
                .formatted(there ? "make" : "delete", name),
        () ->
            there
                == (admin.attempt("-n", Application.ARGO, "get", "application", name).code() == 0));
  }

  private void assertReleases(Environment environment) throws IOException {
    OwnNamespace own = environment.own;
    String folder = environment.git.path().toString();
    Command.Result released =
        own.tool.run(
            ReleaseArguments.with(
                ReleaseArguments.deployQuickly(
                    shared.images.real(), own.overlay(shared).rendered(admin), shared.commit),
                "--git",
                folder,
                "--application",
                environment.application.name()));
    assertThat(released.code()).as(released.out() + released.err()).isZero();
    environment.application.awaitSyncedAndHealthy();
    assertThat(own.tool.run("status", "--git", folder).code()).isZero();
    assertThat(environment.git.says().getMetadata().getNamespace()).isEqualTo(own.namespace.name());
  }

  @AfterEach
  void deleteSet() {
    admin.attempt(
        "-n", Application.ARGO, "delete", "applicationset", "predict", "--ignore-not-found");
  }
}
