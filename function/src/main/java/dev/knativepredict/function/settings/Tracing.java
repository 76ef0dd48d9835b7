package dev.knativepredict.function.settings;

import dev.knativepredict.function.settings.Settings.Variables;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where spans are sent, and which; by the variables that OpenTelemetry specifies for all its
 * exporters.
 *
 * @param endpoint where a collector receives spans
 * @param headers sent with them, by name
 * @param resource the attributes of this process, by name
 * @param parentBased whether a trace that a caller has begun is recorded if the caller records it
 * @param ratio which part of all other traces is recorded, 0 to 1
 */
public record Tracing(
    URI endpoint,
    Map<String, String> headers,
    Map<String, String> resource,
    boolean parentBased,
    double ratio) {

  private static final String ENDPOINT = "OTEL_EXPORTER_OTLP_ENDPOINT";
  private static final String PROTOCOL = "OTEL_EXPORTER_OTLP_PROTOCOL";
  private static final String HEADERS = "OTEL_EXPORTER_OTLP_HEADERS";
  private static final String RESOURCE = "OTEL_RESOURCE_ATTRIBUTES";
  private static final String SAMPLER = "OTEL_TRACES_SAMPLER";
  private static final String SAMPLER_ARG = "OTEL_TRACES_SAMPLER_ARG";
  private static final String PARENT_BASED = "parentbased_";

  public Tracing {
    headers = Map.copyOf(headers);
    resource = Map.copyOf(resource);
  }

  /** Null if there is no endpoint: then the other variables may have any value. */
  static @Nullable Tracing from(Variables variables) {
    String endpoint = variables.text(ENDPOINT, "");
    String protocol = variables.text(PROTOCOL, "http/protobuf");
    String headers = variables.text(HEADERS, "");
    String ratio = variables.text(SAMPLER_ARG, "1");
    String sampler = variables.text(SAMPLER, "parentbased_always_on");
    Map<String, String> process = process(variables);
    String added = variables.text(RESOURCE, "");
    String name = variables.text("OTEL_SERVICE_NAME", "");
    if (endpoint.isEmpty()) {
      return null;
    }
    if (!protocol.equals("http/protobuf")) {
      throw new InvalidSetting(PROTOCOL, protocol, "http/protobuf");
    }
    process.putAll(pairs(RESOURCE, added));
    if (!name.isEmpty()) {
      process.put("service.name", name);
    }
    return new Tracing(
        traces(endpoint),
        pairs(HEADERS, headers),
        process,
        sampler.startsWith(PARENT_BASED),
        ratio(sampler, ratio));
  }

  /** What Knative and Kubernetes say of the process. */
  private static Map<String, String> process(Variables variables) {
    Map<String, String> attributes = new LinkedHashMap<>();
    attributes.put("service.name", variables.text("K_SERVICE", "predict"));
    attributes.put("faas.name", variables.text("K_SERVICE", ""));
    attributes.put("faas.version", variables.text("K_REVISION", ""));
    String host = variables.text("HOSTNAME", "");
    // Outside of Kubernetes the host's name is no pod's.
    attributes.put("k8s.pod.name", attributes.get("faas.version").isEmpty() ? "" : host);
    attributes.values().removeIf(String::isEmpty);
    return attributes;
  }

  private static URI traces(String endpoint) {
    try {
      URI uri = new URI(endpoint.endsWith("/") ? endpoint : endpoint + "/");
      boolean http = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
      if (http && uri.getHost() != null && uri.getQuery() == null && uri.getFragment() == null) {
        return uri.resolve("v1/traces");
      }
    } catch (URISyntaxException e) {
      // Refused below, like an address of another kind.
    }
    throw new InvalidSetting(ENDPOINT, endpoint, "an address such as http://collector:4318");
  }

  private static double ratio(String sampler, String ratio) {
    boolean parentBased = sampler.startsWith(PARENT_BASED);
    return switch (parentBased ? sampler.substring(PARENT_BASED.length()) : sampler) {
      case "always_on" -> 1;
      case "always_off" -> 0;
      case "traceidratio" -> ratio(ratio);
      default ->
          throw new InvalidSetting(
              SAMPLER,
              sampler,
              "always_on, always_off or traceidratio, alone or after parentbased_");
    };
  }

  private static double ratio(String text) {
    if (text.matches("0*(\\.\\d+)?|0+\\.|0*1(\\.0*)?")) {
      return Double.parseDouble(text);
    }
    throw new InvalidSetting(SAMPLER_ARG, text, "a number from 0 to 1");
  }

  /** Names and values as OpenTelemetry writes them: {@code a=b,c=d}, with %20 for a space. */
  private static Map<String, String> pairs(String variable, String text) {
    Map<String, String> pairs = new LinkedHashMap<>();
    for (String pair : text.isEmpty() ? new String[0] : text.split(",", -1)) {
      int equals = pair.indexOf('=');
      try {
        String name = pair.substring(0, equals).strip();
        String value = pair.substring(equals + 1).strip().replace("+", "%2B");
        pairs.put(name, URLDecoder.decode(value, StandardCharsets.UTF_8));
      } catch (IndexOutOfBoundsException | IllegalArgumentException e) {
        // A header may be a secret.
        throw new InvalidSetting(variable, "it is not of the form name=value,name=value");
      }
    }
    return pairs;
  }
}
