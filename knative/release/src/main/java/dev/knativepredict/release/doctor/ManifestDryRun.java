package dev.knativepredict.release.doctor;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.knativepredict.release.api.ApiResponse;
import java.util.List;

/**
 * Whether the cluster would accept the candidate. Knative's webhook also lets Kubernetes check a
 * pod of it: by feature flags, the pod security standard, quotas and limits. Nothing is kept.
 */
record ManifestDryRun() implements ClusterCheck {

  @Override
  public String name() {
    return "manifest";
  }

  @Override
  public List<Finding> findings(View view) {
    ObjectNode template = view.template().candidate(view.service());
    ApiResponse answer =
        view.liveService().isPresent() ? change(view, template) : create(view, template);
    return List.of(
        switch (answer.status()) {
          case 200, 201 -> new Finding.Ok("the cluster would accept it (dry run)");
          case 400, 422 ->
              new Finding.Problem(
                  "the cluster refuses it: " + answer.reason(),
                  "change the manifest, or the setting that the message names");
          case 403 -> refusal(answer);
          default -> throw new NotSeen("a dry run of the manifest", answer);
        });
  }

  /** Admission may answer 403 too; a missing right is said by another check. */
  private static Finding refusal(ApiResponse answer) {
    String reason = answer.reason();
    if (reason.contains(" cannot ")) {
      throw new NotSeen("a dry run of the manifest: the account may not write the Service");
    }
    return new Finding.Problem(
        "the cluster refuses it: " + reason,
        "change the manifest, or the policy that the message names");
  }

  private static ApiResponse change(View view, ObjectNode template) {
    // Not merged: what the manifest no longer has is gone, as in a release.
    ArrayNode patch = JsonNodeFactory.instance.arrayNode();
    patch.addObject().put("op", "replace").put("path", "/spec/template").set("value", template);
    return view.api()
        .send("PATCH", "%s/%s?dryRun=All".formatted(view.services(), view.service()), patch);
  }

  private static ApiResponse create(View view, ObjectNode template) {
    ObjectNode service = JsonNodeFactory.instance.objectNode();
    service.put("apiVersion", "serving.knative.dev/v1").put("kind", "Service");
    service.putObject("metadata").put("name", view.service()).put("namespace", view.namespace());
    service.putObject("spec").set("template", template);
    return view.api().send("POST", view.services() + "?dryRun=All", service);
  }
}
