package dev.knativepredict.check;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

class ServiceRulesTest {

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          /spec/traffic/0, percent, 90, 'add up to 100, not 90'
          /spec/traffic/0, latestRevision, true, never goes to the latest
          /spec/traffic/0, revisionName, other-1, a revision that we named
          /spec/template/metadata, name, predict-00001, says commit and template
          /spec/template/spec/containers/0, image, 'predict:latest', named by its digest
          /metadata/annotations, autoscaling.knative.dev/min-scale, 1, belongs on the template
          /spec/template/spec, containerConcurrency, 0, requests in progress is limited
          /spec/template/spec, timeoutSeconds, 30, longer than the drain
          /spec/template/spec, enableServiceLinks, true, no variables
          /spec/template/spec, automountServiceAccountToken, true, no token
          /spec/template/spec, securityContext, true, is off in Knative
          /spec/template/spec/containers/0/ports/0, name, http2, http1 or h2c
          /spec/template/spec/containers/0/readinessProbe, periodSeconds, 1, no periodSeconds
          /spec/template/spec/containers/0, startupProbe, true, a second longer
          /spec/template/spec/containers/0/securityContext, runAsNonRoot, false, not root
          /spec/template/spec/containers/0/securityContext, readOnlyRootFilesystem, false, read-only
          """)
  void eachRuleIsBrokenByOneWrongField(String where, String field, String value, String rule)
      throws Exception {
    ObjectNode service = Overlays.service("local");
    service.withObject(where).set(field, new YAMLMapper().readTree(value));

    assertThat(ServiceRules.brokenBy(service)).singleElement().asString().contains(rule);
  }
}
