package dev.knativepredict.e2e;

/** Manifests for the tests of {@code release doctor}. */
final class DoctorServices {

  private DoctorServices() {}

  /**
   * Three Services: one that works, one whose image can't be pulled and whose ingress isn't there,
   * and one whose tag can't be resolved.
   */
  static String all(String hello, String missing) {
    return service("predict", "{}", "{}", hello, "")
        + service("lost", "{networking.knative.dev/ingress-class: nobodys}", "{}", missing, "")
        + service("tagged", "{}", "{}", "localhost:1/none:none", "");
  }

  /** The one that works, spoiled in every way; a node selector needs a feature flag. */
  static String spoiled() {
    return service("predict", "{}", SCALING, "dev.local/hello:latest", PROBES)
        .replace("timeoutSeconds: 60", "timeoutSeconds: 20\n      nodeSelector: {disk: fast}")
        .replace("responseStartTimeoutSeconds: 60", "responseStartTimeoutSeconds: 5");
  }

  private static final String SCALING =
      """
      {autoscaling.knative.dev/min-scale: "1", serving.knative.dev/progress-deadline: 10s}\
      """;

  private static final String PROBES =
      """
              readinessProbe: {httpGet: {path: /}, initialDelaySeconds: 5, periodSeconds: 10}
              startupProbe: {httpGet: {path: /}}
              livenessProbe: {httpGet: {path: /}, periodSeconds: 1, failureThreshold: 2}
      """
          .indent(2);

  private static String service(
      String name, String annotations, String scaling, String image, String probes) {
    return """
    ---
    apiVersion: serving.knative.dev/v1
    kind: Service
    metadata: {name: %s, annotations: %s}
    spec:
      template:
        metadata: {annotations: %s}
        spec:
          timeoutSeconds: 60
          responseStartTimeoutSeconds: 60
          containers:
            - image: %s
              ports: [{containerPort: 8080}]
              resources: {limits: {memory: 128Mi}}
              securityContext:
                allowPrivilegeEscalation: false
                capabilities: {drop: [ALL]}
                runAsNonRoot: true
                runAsUser: 65532
                seccompProfile: {type: RuntimeDefault}
    %s  traffic: [{latestRevision: true, percent: 100, tag: stable}]
    """
        .formatted(name, annotations, scaling, image, probes);
  }
}
