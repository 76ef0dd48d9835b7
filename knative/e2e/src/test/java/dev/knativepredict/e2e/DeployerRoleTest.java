package dev.knativepredict.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.knativepredict.e2e.cluster.Command;
import dev.knativepredict.e2e.cluster.Kubectl;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The permissions of the account that deploys. */
@OnCluster
@Order(8)
class DeployerRoleTest {

  private final Kubectl deployer;

  DeployerRoleTest(ClusterFixture fixture) {
    this.deployer = fixture.deployer;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "get ksvc predict",
        "get revisions",
        "get pods",
        "auth can-i get pods --subresource=proxy",
        "patch ksvc predict --type=merge -p {\"metadata\":{\"annotations\":{\"e2e/asked\":\"yes\"}}}",
        "delete ksvc predict-trial --ignore-not-found"
      })
  void mayReleaseTheService(String words) {
    Command.Result command = deployer.attempt(words.split(" "));
    assertThat(command.code()).as(command.err()).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "get ksvc another",
        "patch ksvc another --type=merge -p {\"spec\":{}}",
        "get secrets",
        "get configmaps",
        "get ksvc -n default",
        "get ksvc -A",
        "get pods -n knative-serving",
        "get configmap config-autoscaler -n knative-serving",
        "get nodes",
        "delete ksvc predict",
        "delete pod predict",
        "delete revision predict",
        "exec predict -- id",
        "create token predict",
        "create serviceaccount another",
        "create rolebinding mine --clusterrole=admin --serviceaccount=e2e:deployer",
        "patch role deployer --type=merge -p {\"rules\":[]}",
        "run shell --image=scratch"
      })
  void mayNothingElse(String words) {
    Command.Result command = deployer.attempt(words.split(" "));
    assertThat(command.code()).as(command.out()).isNotZero();
    assertThat(command.err()).containsIgnoringCase("forbidden");
  }
}
