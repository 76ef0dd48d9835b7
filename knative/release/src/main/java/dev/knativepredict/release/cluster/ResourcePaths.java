package dev.knativepredict.release.cluster;

import dev.knativepredict.release.traffic.RevisionName;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/**
 * Where the API server keeps what belongs to one Service.
 *
 * @param dryRun whether the API server only checks a change
 */
record ResourcePaths(String namespace, String service, boolean dryRun) {

  private static final String KNATIVE = "/apis/serving.knative.dev/v1/namespaces/";

  String ofService() {
    return newServicePath() + "/" + encoded(service);
  }

  String changeOfService() {
    return ofService() + query();
  }

  String newService() {
    return newServicePath() + query();
  }

  String revision(RevisionName name) {
    return KNATIVE + encoded(namespace) + "/revisions/" + name;
  }

  String revisionsOfService() {
    return KNATIVE
        + encoded(namespace)
        + "/revisions"
        + selector(ServiceAnnotations.SERVICE_OF_REVISION, service);
  }

  String podsOf(RevisionName name) {
    return "/api/v1/namespaces/%s/pods%s"
        .formatted(encoded(namespace), selector(ServiceAnnotations.REVISION_OF_POD, name.value()));
  }

  /** What a pod answers at a port, by way of the API server. */
  String ofPod(String name, String port, String path) {
    return "/api/v1/namespaces/%s/pods/%s:%s/proxy%s"
        .formatted(encoded(namespace), encoded(name), encoded(port), path);
  }

  private static String selector(String label, String value) {
    return "?labelSelector=" + encoded(label + "=" + value);
  }

  private String newServicePath() {
    return KNATIVE + encoded(namespace) + "/services";
  }

  private String query() {
    return dryRun ? "?dryRun=All" : "";
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
