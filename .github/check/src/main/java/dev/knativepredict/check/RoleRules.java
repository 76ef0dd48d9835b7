package dev.knativepredict.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** The rules for what a deployer may do: a little, and only in its own namespace. */
final class RoleRules {

  private static final Set<String> CLUSTER_WIDE = Set.of("ClusterRole", "ClusterRoleBinding");
  private static final Set<String> RESOURCES =
      Set.of("*", "secrets", "configmaps", "serviceaccounts", "pods/exec");
  private static final Set<String> VERBS = Set.of("*", "delete", "deletecollection");
  private static final Set<String> IN_TRIALS = Set.of("*", "deletecollection");

  private RoleRules() {}

  /** The rules that the object breaks, one sentence each; none for any other kind of object. */
  static List<String> brokenBy(JsonNode object) {
    String kind = object.path("kind").asString("");
    if (CLUSTER_WIDE.contains(kind)) {
      return List.of("a %s reaches beyond the namespace".formatted(kind));
    }
    return switch (kind) {
      case "Role" -> role(object);
      case "RoleBinding" -> binding(object);
      default -> List.of();
    };
  }

  private static List<String> role(JsonNode role) {
    List<String> broken = new ArrayList<>();
    for (JsonNode rule : role.path("rules")) {
      refuse(rule.path("resources"), RESOURCES, "no access to '%s'", broken);
      Set<String> verbs = isOfTrials(rule) ? IN_TRIALS : VERBS;
      refuse(rule.path("verbs"), verbs, "the verb '%s' is not allowed", broken);
    }
    return broken;
  }

  /** Only the Service in which a first release is tried may be deleted, by its name. */
  private static boolean isOfTrials(JsonNode rule) {
    JsonNode names = rule.path("resourceNames");
    return !names.isEmpty()
        && names.valueStream().allMatch(name -> name.asString("").endsWith("-trial"));
  }

  private static void refuse(
      JsonNode names, Set<String> refused, String rule, List<String> broken) {
    names
        .valueStream()
        .map(JsonNode::asString)
        .filter(refused::contains)
        .forEach(name -> broken.add(rule.formatted(name)));
  }

  private static List<String> binding(JsonNode binding) {
    String namespace = binding.at("/metadata/namespace").asString("");
    boolean same =
        binding
            .path("subjects")
            .valueStream()
            .allMatch(subject -> subject.path("namespace").asString("").equals(namespace));
    return same && binding.path("roleRef").path("kind").asString("").equals("Role")
        ? List.of()
        : List.of("a role is bound to a subject of its own namespace");
  }
}
