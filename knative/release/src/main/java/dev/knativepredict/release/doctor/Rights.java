package dev.knativepredict.release.doctor;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/** Whether the account has each right that a release needs: those of the role {@code deployer}. */
record Rights() implements ClusterCheck {

  private static final String REVIEWS = "/apis/authorization.k8s.io/v1/selfsubjectaccessreviews";
  private static final String SERVING = "serving.knative.dev";

  /** Without it a release works, but says less. */
  private static final Right PODS = new Right("list", "", "pods", false);

  static final List<Right> NEEDED =
      List.of(
          new Right("create", SERVING, "services", false),
          new Right("get", SERVING, "services", true),
          new Right("patch", SERVING, "services", true),
          new Right("get", SERVING, "revisions", false),
          new Right("list", SERVING, "revisions", false),
          new Right("patch", SERVING, "revisions", false),
          PODS);

  /**
   * One right in the Service's namespace.
   *
   * @param named whether it is needed for the Service's name only
   */
  record Right(String verb, String group, String resource, boolean named) {

    @Override
    public String toString() {
      return verb + " " + (group.isEmpty() ? resource : resource + "." + group);
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
        missing.equals(List.of(PODS))
            ? new Finding.Hint(text + " (why a candidate isn't ready is said later)", cure)
            : new Finding.Problem(text, cure));
  }

  private static boolean allowed(Right right, View view) {
    ObjectNode review = JsonNodeFactory.instance.objectNode();
    review.put("apiVersion", "authorization.k8s.io/v1").put("kind", "SelfSubjectAccessReview");
    ObjectNode asked = review.putObject("spec").putObject("resourceAttributes");
    asked.put("namespace", view.namespace()).put("verb", right.verb());
    asked.put("group", right.group()).put("resource", right.resource());
    if (right.named()) {
      asked.put("name", view.service());
    }
    Answer answer = view.api().send("POST", REVIEWS, review);
    if (!answer.ok()) {
      throw new NotSeen("the account's rights", answer);
    }
    return answer.json().at("/status/allowed").asBoolean();
  }
}
