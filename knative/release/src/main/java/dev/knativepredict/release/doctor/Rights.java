package dev.knativepredict.release.doctor;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.knativepredict.release.api.ApiResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Whether the account has each right that a release needs: those of the role {@code deployer}. */
record Rights() implements ClusterCheck {

  private static final String REVIEWS = "/apis/authorization.k8s.io/v1/selfsubjectaccessreviews";
  private static final String SERVING = "serving.knative.dev";

  private static final String ANY = "*";
  private static final String SERVICE = "";
  private static final String TRIAL = "-trial";

  /** Without these a release works, but sees less. */
  private static final List<Right> HELPFUL =
      List.of(new Right("list", "", "pods", ANY), new Right("get", "", "pods/proxy", ANY));

  static final List<Right> NEEDED =
      Stream.concat(
              Stream.of(
                  new Right("create", SERVING, "services", ANY),
                  new Right("get", SERVING, "services", SERVICE),
                  new Right("patch", SERVING, "services", SERVICE),
                  new Right("get", SERVING, "services", TRIAL),
                  new Right("patch", SERVING, "services", TRIAL),
                  new Right("delete", SERVING, "services", TRIAL),
                  new Right("get", SERVING, "revisions", ANY),
                  new Right("list", SERVING, "revisions", ANY),
                  new Right("patch", SERVING, "revisions", ANY)),
              HELPFUL.stream())
          .toList();

  /**
   * One right in the Service's namespace.
   *
   * @param resource with its subresource behind a slash
   * @param name of the resource it is needed for: what follows the Service's own name, or {@link
   *     #ANY}
   */
  record Right(String verb, String group, String resource, String name) {

    boolean named() {
      return !name.equals(ANY);
    }

    @Override
    public String toString() {
      String of = name.equals(TRIAL) ? " (of a trial)" : "";
      return verb + " " + (group.isEmpty() ? resource : resource + "." + group) + of;
    }
  }

  @Override
  public String name() {
    return "rights";
  }

  @Override
  public List<Finding> findings(View view) {
    List<Right> missing = new ArrayList<>(NEEDED);
    missing.removeIf(right -> allowed(right, view));
    if (missing.isEmpty()) {
      return List.of(new Finding.Ok("all %d that a release needs".formatted(NEEDED.size())));
    }
    String cure = "an administrator grants them as knative/access/deployer.yaml does";
    String text =
        "missing in %s: %s"
            .formatted(
                view.namespace(),
                String.join(", ", missing.stream().map(Right::toString).toList()));
    return List.of(
        HELPFUL.containsAll(missing)
            ? new Finding.Hint(text + " (less is seen of a candidate's pods)", cure)
            : new Finding.Problem(text, cure));
  }

  private static boolean allowed(Right right, View view) {
    ObjectNode review = JsonNodeFactory.instance.objectNode();
    review.put("apiVersion", "authorization.k8s.io/v1").put("kind", "SelfSubjectAccessReview");
    ObjectNode asked = review.putObject("spec").putObject("resourceAttributes");
    asked.put("namespace", view.namespace()).put("verb", right.verb());
    asked.put("group", right.group());
    int slash = right.resource().indexOf('/');
    asked.put("resource", slash < 0 ? right.resource() : right.resource().substring(0, slash));
    asked.put("subresource", slash < 0 ? "" : right.resource().substring(slash + 1));
    if (right.named()) {
      asked.put("name", view.service() + right.name());
    }
    ApiResponse answer = view.api().send("POST", REVIEWS, review);
    if (!answer.ok()) {
      throw new NotSeen("the account's rights", answer);
    }
    return answer.json().at("/status/allowed").asBoolean();
  }
}
