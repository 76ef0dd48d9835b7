package dev.knativepredict.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.knativepredict.e2e.cluster.Command;
import dev.knativepredict.e2e.image.Candidate;
import dev.knativepredict.e2e.release.ReleaseProcess;
import dev.knativepredict.e2e.release.ReleaseTool;
import java.io.IOException;
import java.nio.file.Path;

/** A service that a real Argo CD keeps as git says, in a namespace of its own. */
final class ArgoCdFixture implements AutoCloseable {

  static final String NAMESPACE = "e2e-argocd";

  final OwnNamespace own;
  final EnvironmentFolder git;
  final Application application;
  private final ReleaseTool reader;
  private final Path rendered;
  private final ClusterFixture shared;

  /** Skips the tests, and says so, where the cluster has no Argo CD. */
  ArgoCdFixture(ClusterFixture shared) throws IOException {
    assumeTrue(
        shared.namespace.admin().attempt("get", "crd", "applications.argoproj.io").code() == 0,
        "there is no Argo CD in the cluster: releases through git are NOT tried with it");
    this.shared = shared;
    own = new OwnNamespace(shared, NAMESPACE);
    Environments repository = new Environments();
    git = repository.folder("production");
    rendered = own.overlay(shared).rendered(own.namespace.admin());
    Command.Result first = own.tool.run(deploy(shared.images.real(), "--git", folder()));
    assertThat(first.code()).as(first.out() + first.err()).isZero();
    Application.checkHealth(own.namespace.admin(), shared.root);
    application = Application.create(own.namespace, repository.url());
    reader = reader();
  }

  /**
   * The tool with an account that may read in the cluster, and ask Argo CD to look, but not write.
   */
  private ReleaseTool reader() throws IOException {
    own.namespace.call("create", "serviceaccount", "reader");
    own.namespace.grant(
        "reader",
        NAMESPACE + ":reader",
        "--verb=get,list",
        "--resource=services.serving.knative.dev,revisions.serving.knative.dev,pods,pods/proxy");
    application.letPatch("reader");
    return new ReleaseTool(
        shared.root.resolve("knative/release/bin/release"),
        own.namespace.as("reader").kubeconfig(),
        ReleaseArguments.of(shared.environment, NAMESPACE));
  }

  String folder() {
    return git.path().toString();
  }

  /** Runs a command that writes the cluster and git. */
  Command.Result run(String... words) {
    return own.tool.run(
        ReleaseArguments.with(words, "--git", folder(), "--application", application.name()));
  }

  /** Starts a command that writes the cluster and git. */
  ReleaseProcess start(String... words) throws IOException {
    return own.tool.start(
        ReleaseArguments.with(words, "--git", folder(), "--application", application.name()));
  }

  /** Runs a command that writes git alone. */
  Command.Result runGitOnly(String... words) {
    return reader.run(
        ReleaseArguments.with(words, "--git-only", folder(), "--application", application.name()));
  }

  String[] deploy(Candidate candidate, String... options) {
    return ReleaseArguments.with(
        ReleaseArguments.deployQuickly(candidate, rendered, shared.commit), options);
  }

  @Override
  public void close() {
    application.close();
    own.close();
  }
}
