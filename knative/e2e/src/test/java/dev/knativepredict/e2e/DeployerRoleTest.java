package dev.knativepredict.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.knativepredict.e2e.cluster.Command;
import dev.knativepredict.e2e.cluster.Kubectl;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@OnStage
@Order(7)
class DeployerRoleTest {

  private final Stage stage;
  private final Kubectl deployer;

  DeployerRoleTest(Stage stage) throws Exception {
    this.stage = stage;
    this.deployer = stage.namespace.as("deployer");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "get ksvc predict",
        "get revisions",
        "get pods",
        "annotate ksvc predict e2e/asked=yes --overwrite"
      })
  void mayReleaseTheService(String words) {
    Command.Ended ended = deployer.attempt(words.split(" "));
    assertThat(ended.code()).as(ended.err()).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "get secrets",
        "get configmaps",
        "get ksvc -n default",
        "get ksvc -A",
        "get pods -n knative-serving",
        "get configmap config-autoscaler -n knative-serving",
        "get nodes",
        "delete ksvc predict",
        "delete pods --all",
        "delete revisions --all",
        "exec predict -- id",
        "create token predict",
        "create serviceaccount another",
        "create rolebinding mine --clusterrole=admin --serviceaccount=e2e:deployer",
        "patch role deployer --type=merge -p {\"rules\":[]}",
        "run shell --image=scratch"
      })
  void mayNothingElse(String words) {
    Command.Ended ended = deployer.attempt(words.split(" "));
    assertThat(ended.code()).as(ended.out()).isNotZero();
    assertThat(ended.err()).containsIgnoringCase("forbidden");
  }

  @ParameterizedTest
  @ValueSource(strings = {"another"})
  void mayNotTouchAnotherService(String name) {
    Command.Ended ended =
        deployer.attempt("patch", "ksvc", name, "--type=merge", "-p", "{\"spec\":{}}");
    assertThat(ended.err()).containsIgnoringCase("forbidden");
    assertThat(stage.service.stable()).startsWith("predict-");
  }
}
