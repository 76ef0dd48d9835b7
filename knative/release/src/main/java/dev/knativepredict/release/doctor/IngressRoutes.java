package dev.knativepredict.release.doctor;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;

/** Whether Knative's ingress has put the Service's routes into effect. */
record IngressRoutes() implements ClusterCheck {

  private static final String OWN = "networking.knative.dev/ingress-class";

  @Override
  public String name() {
    return "ingress";
  }

  @Override
  public List<Finding> findings(View view) {
    Optional<JsonNode> service = view.liveService();
    String ingress = service.flatMap(IngressRoutes::own).orElseGet(() -> ofCluster(view));
    Optional<JsonNode> routes = service.flatMap(live -> View.condition(live, "RoutesReady"));
    if (routes.isEmpty()) {
      return List.of(new Finding.Hint("there are no routes yet for " + ingress));
    }
    return List.of(
        routes.get().path("status").asText().equals("True")
            ? new Finding.Ok(ingress + " has set up the routes")
            : new Finding.Problem(
                "%s hasn't set up the routes: %s".formatted(ingress, reason(routes.get())),
                "see that the controller of this ingress runs, or name another one: ingress-class"
                    + " in config-network"));
  }

  /** The Service may name another ingress than the cluster does. */
  private static Optional<String> own(JsonNode service) {
    return Optional.ofNullable(service.path("metadata").path("annotations").path(OWN).asText(null));
  }

  private static String ofCluster(View view) {
    try {
      JsonNode config = view.config("config-network");
      return config.path("ingress-class").asText("istio.ingress.networking.knative.dev");
    } catch (NotSeen e) {
      return "the cluster's ingress (not seen which)";
    }
  }

  private static String reason(JsonNode condition) {
    String text = condition.path("reason").asText("") + " " + condition.path("message").asText("");
    return text.isBlank() ? "no reason yet" : text.replaceAll("\\s+", " ").strip();
  }
}
