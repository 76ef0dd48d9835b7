package dev.knativepredict.function.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TracingTest {

  private static final String ENDPOINT = "OTEL_EXPORTER_OTLP_ENDPOINT";

  @Test
  void withoutAnEndpointNothingIsTracedWhateverElseIsSet() {
    assertThat(Settings.from(Map.of("OTEL_EXPORTER_OTLP_PROTOCOL", "grpc")).tracing()).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "http://collector:4318,http://collector:4318/v1/traces",
    "http://collector:4318/,http://collector:4318/v1/traces",
    "https://collector.example/otlp,https://collector.example/otlp/v1/traces"
  })
  void spansAreReceivedBelowTheEndpoint(String endpoint, String traces) {
    assertThat(tracing(ENDPOINT, endpoint).endpoint()).hasToString(traces);
  }

  @ParameterizedTest
  @CsvSource({
    "OTEL_EXPORTER_OTLP_ENDPOINT,collector:4318",
    "OTEL_EXPORTER_OTLP_ENDPOINT,ftp://collector",
    "OTEL_EXPORTER_OTLP_ENDPOINT,http://",
    "OTEL_EXPORTER_OTLP_ENDPOINT,http://a b",
    "OTEL_EXPORTER_OTLP_ENDPOINT,http://collector?a=b",
    "OTEL_EXPORTER_OTLP_PROTOCOL,grpc",
    "OTEL_EXPORTER_OTLP_PROTOCOL,http/json",
    "OTEL_TRACES_SAMPLER,parentbased_jaeger_remote",
    "OTEL_TRACES_SAMPLER,some"
  })
  void anInvalidValueIsRefusedByTheVariablesName(String name, String value) {
    assertThatThrownBy(() -> tracing(name, value))
        .isInstanceOf(InvalidSetting.class)
        .hasMessageStartingWith("%s is '%s', not ".formatted(name, value));
  }

  @ParameterizedTest
  @CsvSource({"1.1", "-0.1", "x", "1e-3", "NaN", "."})
  void aRatioIsANumberFrom0To1(String ratio) {
    assertThatThrownBy(() ->
            tracing(
                "OTEL_TRACES_SAMPLER",
                "parentbased_traceidratio",
                "OTEL_TRACES_SAMPLER_ARG",
                ratio))
        .hasMessage("OTEL_TRACES_SAMPLER_ARG is '%s', not a number from 0 to 1".formatted(ratio));
  }

  @ParameterizedTest
  @CsvSource({
    "'',1,true",
    "parentbased_always_on,1,true",
    "parentbased_always_off,0,true",
    "parentbased_traceidratio,0.25,true",
    "traceidratio,0.25,false",
    "always_on,1,false",
    "always_off,0,false"
  })
  void aSamplerSaysWhichTracesAreRecorded(String sampler, double ratio, boolean parentBased) {
    Tracing tracing = tracing("OTEL_TRACES_SAMPLER", sampler, "OTEL_TRACES_SAMPLER_ARG", "0.25");

    assertThat(tracing.ratio()).isEqualTo(ratio);
    assertThat(tracing.parentBased()).isEqualTo(parentBased);
  }

  @Test
  void headersAndAttributesAreDecoded() {
    Tracing tracing =
        tracing(
            "OTEL_EXPORTER_OTLP_HEADERS",
            "authorization=Basic%20a+b==, x=y",
            "OTEL_RESOURCE_ATTRIBUTES",
            "service.name=other,team=a%2Cb");

    assertThat(tracing.headers()).isEqualTo(Map.of("authorization", "Basic a+b==", "x", "y"));
    assertThat(tracing.resource()).isEqualTo(Map.of("service.name", "other", "team", "a,b"));
  }

  @Test
  void aHeaderThatIsWrongIsNotPrinted() {
    assertThatThrownBy(() -> tracing("OTEL_EXPORTER_OTLP_HEADERS", "s3cr3t"))
        .hasMessage("OTEL_EXPORTER_OTLP_HEADERS: it is not of the form name=value,name=value");
  }

  @Test
  void theResourceIsWhatKnativeNamesUnlessTheOperatorNamesIt() {
    assertThat(
            tracing("K_SERVICE", "credit", "K_REVISION", "credit-2", "HOSTNAME", "pod").resource())
        .isEqualTo(
            Map.of(
                "service.name", "credit",
                "faas.name", "credit",
                "faas.version", "credit-2",
                "k8s.pod.name", "pod"));
    assertThat(tracing("HOSTNAME", "laptop").resource())
        .isEqualTo(Map.of("service.name", "predict"));
    assertThat(
            tracing("OTEL_SERVICE_NAME", "mine", "OTEL_RESOURCE_ATTRIBUTES", "service.name=other")
                .resource())
        .containsEntry("service.name", "mine");
  }

  private static Tracing tracing(String... namesAndValues) {
    Map<String, String> variables = new HashMap<>(Map.of(ENDPOINT, "http://collector:4318"));
    for (int i = 0; i < namesAndValues.length; i += 2) {
      variables.put(namesAndValues[i], namesAndValues[i + 1]);
    }
    return Objects.requireNonNull(Settings.from(variables).tracing());
  }
}
