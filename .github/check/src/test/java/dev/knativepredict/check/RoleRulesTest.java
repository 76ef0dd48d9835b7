package dev.knativepredict.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.dataformat.yaml.YAMLMapper;

class RoleRulesTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {kind: Role, rules: [{resources: [pods, secrets], verbs: [get]}]} | no access to 'secrets'
          {kind: Role, rules: [{resources: [pods/exec], verbs: [create]}]}  | no access to 'pods/exec'
          {kind: Role, rules: [{resources: ['*'], verbs: [get]}]}           | no access to '*'
          {kind: Role, rules: [{resources: [pods], verbs: [get, delete]}]}  | the verb 'delete' is not allowed
          {kind: Role, rules: [{resourceNames: [a, a-trial], verbs: [delete]}]} | the verb 'delete' is not allowed
          {kind: Role, rules: [{resourceNames: [a-trial], verbs: ['*']}]}   | the verb '*' is not allowed
          {kind: ClusterRole, rules: []}                                    | a ClusterRole reaches beyond the namespace
          {kind: ClusterRoleBinding}                                        | a ClusterRoleBinding reaches beyond the namespace
          {kind: RoleBinding, metadata: {namespace: a}, roleRef: {kind: Role}, subjects: [{namespace: b}]}        | a role is bound to a subject of its own namespace
          {kind: RoleBinding, metadata: {namespace: a}, roleRef: {kind: ClusterRole}, subjects: [{namespace: a}]} | a role is bound to a subject of its own namespace
          """)
  void whatReachesTooFarIsRefused(String object, String rule) {
    assertThat(broken(object)).containsExactly(rule);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {kind: Role, rules: [{resources: [pods], verbs: [list]}]}
          {kind: Role, rules: [{resources: [services], resourceNames: [a-trial], verbs: [get, delete]}]}
          {kind: RoleBinding, metadata: {namespace: a}, roleRef: {kind: Role}, subjects: [{namespace: a}]}
          {kind: ServiceAccount}
          """)
  void whatStaysInTheNamespacePasses(String object) {
    assertThat(broken(object)).isEmpty();
  }

  private static List<String> broken(String object) {
    return RoleRules.brokenBy(new YAMLMapper().readTree(object));
  }
}
