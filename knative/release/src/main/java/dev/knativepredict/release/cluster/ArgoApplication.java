package dev.knativepredict.release.cluster;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.knativepredict.release.api.ApiRequest.Method;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/**
 * An Application of Argo CD. It is told what to do by annotations.
 *
 * <p>When a resource changes, Argo CD compares it with the commit that it saw last, and with
 * self-heal takes the change back within two seconds, even if a newer commit has it. So it has to
 * be told of a commit before the cluster is changed, or must not look meanwhile.
 */
final class ArgoApplication implements Reconciler {

  private static final String SKIP = "argocd.argoproj.io/skip-reconcile";
  private static final String REFRESH = "argocd.argoproj.io/refresh";

  private final ApiCalls calls;
  private final String path;

  ArgoApplication(ApiCalls calls, String namespace, String name) {
    this.calls = calls;
    this.path =
        "/apis/argoproj.io/v1alpha1/namespaces/%s/applications/%s"
            .formatted(encoded(namespace), encoded(name));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  @Override
  public void pause() {
    ObjectNode patch = JsonNodeFactory.instance.objectNode();
    patch.withObject("/metadata/annotations").put(SKIP, "true");
    calls.send(Method.MERGE_PATCH, path, patch);
  }

  @Override
  public void look() {
    ObjectNode patch = JsonNodeFactory.instance.objectNode();
    patch.withObject("/metadata/annotations").putNull(SKIP).put(REFRESH, "normal");
    calls.send(Method.MERGE_PATCH, path, patch);
  }
}
