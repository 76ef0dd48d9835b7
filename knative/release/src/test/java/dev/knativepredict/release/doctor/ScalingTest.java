package dev.knativepredict.release.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScalingTest extends WithFakeApi {

  private static final String MIN = "\"autoscaling.knative.dev/min-scale\":\"0\"";

  @ParameterizedTest
  @CsvSource({
    "min-scale, 2, hint: min-scale is 2: it never goes to zero",
    "initial-scale, 0, hint: initial-scale is 0",
    "class, hpa.autoscaling.knative.dev, hint: the autoscaler hpa"
  })
  void whatTheTemplateSaysOfPodsIsAHint(String annotation, String value, String found) {
    api.replace(
        FakeApi.SERVICE, MIN, "\"autoscaling.knative.dev/%s\":\"%s\"".formatted(annotation, value));
    assertThat(found(new ScalingAnnotations())).singleElement().asString().startsWith(found);
  }

  @ParameterizedTest
  @CsvSource({
    "enable-scale-to-zero: 'false', hint: enable-scale-to-zero is false",
    "'initial-scale: ''0'', allow-zero-initial-scale: ''true''', hint: initial-scale is 0",
    "initial-scale: '3', hint: initial-scale is 3"
  })
  void whatTheClusterSaysOfPodsIsAHint(String settings, String found) {
    api.put(FakeApi.KNATIVE + "configmaps/config-autoscaler", "{data: {%s}}".formatted(settings));
    assertThat(found(new AutoscalerSettings())).singleElement().asString().startsWith(found);
  }
}
