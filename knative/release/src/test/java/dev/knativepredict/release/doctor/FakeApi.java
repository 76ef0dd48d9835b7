package dev.knativepredict.release.doctor;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.knativepredict.release.api.ApiResponse;
import dev.knativepredict.release.cluster.ClusterUnreachable;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** An API server with a healthy cluster, in which tests change what they are about. */
public final class FakeApi implements Api {

  private static final YAMLMapper YAML = new YAMLMapper();
  private static final String DATE = "Mon, 23 Nov 2026 12:00:00 GMT";

  static final String SERVICE = "/apis/serving.knative.dev/v1/namespaces/default/services/predict";
  static final String REVISIONS = "/apis/serving.knative.dev/v1/namespaces/default/revisions";
  static final String PODS = "/api/v1/namespaces/default/pods";
  static final String QUOTAS = "/api/v1/namespaces/default/resourcequotas";
  static final String LIMITS = "/api/v1/namespaces/default/limitranges";
  static final String KNATIVE = "/api/v1/namespaces/knative-serving/";
  static final String LEASES = "/apis/coordination.k8s.io/v1/namespaces/kube-node-lease/leases";

  private final Map<String, ApiResponse> answers = new HashMap<>();
  private final List<String> sent = new ArrayList<>();
  private Function<JsonNode, ApiResponse> reaction =
      body -> answer(200, "{status: {allowed: true}}");
  private boolean reachable = true;

  public FakeApi() {
    put("/version", "{gitVersion: v1.34.4}");
    put("/apis/serving.knative.dev/v1", "{}");
    put(KNATIVE + "configmaps/config-network", CONFIG_NETWORK);
    put(KNATIVE + "configmaps/config-deployment", "{data: {queue-sidecar-cpu-request: 10m}}");
    put(KNATIVE + "configmaps/config-autoscaler", "{data: {}}");
    put(KNATIVE + "pods", "{items: [{metadata: {name: activator-1}}]}");
    text(KNATIVE + "pods/activator-1/log", ActivatorTest.line("<nil>", 1, 1));
    put(SERVICE, SERVICE_YAML);
    put(REVISIONS, REVISIONS_YAML);
    put(PODS, "{items: []}");
    put(QUOTAS, "{items: []}");
    put(LIMITS, "{items: []}");
    put(LEASES, LEASES_YAML);
  }

  /** What is at a path, whatever the query is. */
  void put(String path, String yaml) {
    answers.put(path, answer(200, yaml));
  }

  void text(String path, String text) {
    answers.put(path, new ApiResponse(200, text, DATE));
  }

  void answers(String path, int status, String message) {
    answers.put(path, answer(status, "{message: '%s'}".formatted(message)));
  }

  /** Replaces a part of what is at a path; it has to be there. */
  void replace(String path, String from, String to) {
    ApiResponse old = answers.get(path);
    if (old == null || !old.body().contains(from)) {
      throw new AssertionError("%s has no %s".formatted(path, from));
    }
    answers.put(path, new ApiResponse(200, old.body().replace(from, to), DATE));
  }

  /** How it answers what is sent. */
  void reacts(Function<JsonNode, ApiResponse> next) {
    reaction = next;
  }

  void reachableWithoutDate() {
    answers.replaceAll((path, answer) -> new ApiResponse(answer.status(), answer.body(), null));
  }

  /** What its clock says. */
  public void time(Instant now) {
    String date = DateTimeFormatter.RFC_1123_DATE_TIME.format(now.atZone(ZoneOffset.UTC));
    answers.replaceAll((path, answer) -> new ApiResponse(answer.status(), answer.body(), date));
  }

  public void reachable(boolean next) {
    reachable = next;
  }

  /** The cluster's Kubernetes is too old. */
  public void outdated() {
    put("/version", "{gitVersion: v1.20.0}");
  }

  /** What was sent: method and path. */
  List<String> sent() {
    return List.copyOf(sent);
  }

  static ApiResponse answer(int status, String yaml) {
    try {
      return new ApiResponse(status, YAML.readTree(yaml).toString(), DATE);
    } catch (JsonProcessingException e) {
      throw new AssertionError(yaml, e);
    }
  }

  @Override
  public ApiResponse get(String path) {
    reach();
    return answers.getOrDefault(
        path.replaceFirst("\\?.*", ""), answer(404, "{message: 'it is not found'}"));
  }

  @Override
  public ApiResponse send(String method, String path, JsonNode body) {
    reach();
    sent.add(method + " " + path);
    return reaction.apply(body);
  }

  private void reach() {
    if (!reachable) {
      throw new ClusterUnreachable("the cluster is out of reach: no route", new IOException());
    }
  }

  @Override
  public void close() {}

  private static final String CONFIG_NETWORK =
      """
      metadata: {labels: {app.kubernetes.io/version: 1.23.0}}
      data: {ingress-class: kourier.ingress.networking.knative.dev, mesh-compatibility-mode: disabled}
      """;

  private static final String SERVICE_YAML =
      """
      metadata: {name: predict}
      spec:
        template:
          metadata:
            name: predict-1
            annotations: {autoscaling.knative.dev/min-scale: "0", serving.knative.dev/progress-deadline: 60s}
          spec:
            timeoutSeconds: 60
            containers:
              - name: predict
                image: registry.example/predict@sha256:1111111111111111111111111111111111111111111111111111111111111111
                ports: [{containerPort: 8080}]
                readinessProbe: {httpGet: {path: /readyz}, successThreshold: 1}
                livenessProbe: {httpGet: {path: /livez}, initialDelaySeconds: 10, periodSeconds: 10, failureThreshold: 3}
                resources: {requests: {cpu: 200m, memory: 256Mi}, limits: {memory: 256Mi}}
      status:
        url: http://predict.default.example
        conditions: [{type: RoutesReady, status: "True"}]
        traffic: [{revisionName: predict-1, tag: stable, url: "http://stable-predict.default.example"}]
      """;

  private static final String REVISIONS_YAML =
      """
      items:
        - metadata: {name: predict-1}
          spec: {containers: [{image: registry.example/predict@sha256:1}]}
          status: {conditions: [{type: Ready, status: "True"}]}
      """;

  private static final String LEASES_YAML =
      """
      items:
        - metadata: {name: node-1}
          spec: {leaseDurationSeconds: 40, renewTime: "2026-11-23T11:59:55.000000Z"}
      """;
}
