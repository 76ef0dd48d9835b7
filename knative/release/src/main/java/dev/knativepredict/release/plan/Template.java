package dev.knativepredict.release.plan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.knativepredict.release.traffic.Candidate;
import dev.knativepredict.release.traffic.RevisionName;
import dev.knativepredict.release.traffic.State;
import dev.knativepredict.release.traffic.Tag;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A Service's {@code spec.template} with the image, the commit, the model, and a name made from all
 * of that.
 *
 * <p>The same commit and template give the same name, so that a revert finds its old revision. Any
 * change gives another name, as Knative demands.
 *
 * @param service the Service that it is for
 */
public record Template(String service, Candidate candidate, ObjectNode json) {

  /** The annotations that name a revision's commit and model. */
  public static final String COMMIT = "release.knativepredict.dev/commit";

  public static final String MODEL = "release.knativepredict.dev/model";

  private static final String ATTEMPT = "release.knativepredict.dev/attempt";
  private static final String TRIAL = "release.knativepredict.dev/trial";

  /** Behind the tag and a dash it is one label of a host name. */
  private static final int LONGEST_SERVICE =
      RevisionName.LONGEST - Tag.CANDIDATE.text().length() - 1;

  private static final int HASH_DIGITS = 6;

  public static Template render(
      ObjectNode template,
      String service,
      ImageReference image,
      Commit commit,
      @Nullable String model) {
    ObjectNode json = template.deepCopy();
    servingContainer(json).put("image", image.value());
    ObjectNode annotations = json.withObject("/metadata/annotations");
    annotations.put(COMMIT, commit.value());
    if (model != null) {
      annotations.put(MODEL, model);
    }
    annotations.remove(ATTEMPT);
    return named(service, json, commit, model, image.value());
  }

  private static Template named(
      String service, ObjectNode json, Commit commit, @Nullable String model, String image) {
    checkLength(service);
    ObjectNode metadata = json.withObject("/metadata");
    metadata.remove("name");
    RevisionName name = new RevisionName(name(service, commit.value(), hash(json)));
    metadata.put("name", name.value());
    return new Template(service, new Candidate(name, commit.value(), model, image), json);
  }

  /**
   * The last attempt to release this template.
   *
   * <p>Each attempt is a revision of its own name: Knative gives up on one that didn't get ready,
   * and what is known of it is of then.
   *
   * @param again whether the next attempt is meant if the last one failed
   */
  public Template attempt(State state, boolean again) {
    Template last = this;
    int number = 2;
    Template next = marked(service, ATTEMPT, Integer.toString(number));
    while (state.knows(next.candidate.revision())) {
      last = next;
      next = marked(service, ATTEMPT, Integer.toString(++number));
    }
    return again && state.failure(last.candidate.revision()).isPresent() ? next : last;
  }

  /**
   * The same template for a Service that no user calls: that in which a first release is tried.
   *
   * @param owner who releases: the revision of an earlier trial may still be there, so that each
   *     one has its own name
   */
  public Template forTrial(String owner) {
    return marked(service + "-trial", TRIAL, owner);
  }

  private Template marked(String name, String annotation, String value) {
    ObjectNode copy = json.deepCopy();
    copy.withObject("/metadata/annotations").put(annotation, value);
    return named(name, copy, new Commit(candidate.commit()), candidate.model(), candidate.image());
  }

  /**
   * Whether this tool made a revision from a commit. Whoever else makes one from the live template
   * copies its annotations, but can't have its name.
   */
  public static boolean made(String revision, String service, String commit) {
    String hash = revision.substring(revision.lastIndexOf('-') + 1);
    return hash.matches("[0-9a-f]{%d}".formatted(HASH_DIGITS))
        && revision.equals(name(service, commit, hash));
  }

  /** Without the commit where there is no room for it. */
  private static String name(String service, String commit, String hash) {
    String full = "%s-%.7s-%s".formatted(service, commit, hash);
    return full.length() > RevisionName.LONGEST ? "%s-%s".formatted(service, hash) : full;
  }

  private static void checkLength(String service) {
    if (service.length() > LONGEST_SERVICE) {
      throw new Refused(
          "the Service's name %s has %d characters; the host name of the candidate leaves room for %d"
              .formatted(service, service.length(), LONGEST_SERVICE));
    }
  }

  /** The container that gets the requests: the one with a port, or the only one. */
  private static ObjectNode servingContainer(ObjectNode template) {
    JsonNode containers = template.path("spec").path("containers");
    for (JsonNode container : containers) {
      if (container.has("ports") && container instanceof ObjectNode found) {
        return found;
      }
    }
    if (containers.size() == 1 && containers.get(0) instanceof ObjectNode found) {
      return found;
    }
    throw new Refused(
        "spec.template.spec.containers: %d containers, none of them with a port"
            .formatted(containers.size()));
  }

  private static String hash(ObjectNode json) {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      canonical(json, text -> sha256.update(text.getBytes(StandardCharsets.UTF_8)));
      return HexFormat.of().formatHex(sha256.digest()).substring(0, HASH_DIGITS);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java platform has SHA-256", e);
    }
  }

  /** JSON with its names in order, so that their order in the manifest doesn't matter. */
  private static void canonical(JsonNode node, Consumer<String> out) {
    if (node.isObject()) {
      var sorted = new TreeMap<String, JsonNode>();
      node.properties().forEach(field -> sorted.put(field.getKey(), field.getValue()));
      out.accept("{");
      sorted.forEach((name, value) -> {
        out.accept(name + ":");
        canonical(value, out);
        out.accept(",");
      });
      out.accept("}");
    } else if (node.isArray()) {
      out.accept("[");
      node.forEach(element -> {
        canonical(element, out);
        out.accept(",");
      });
      out.accept("]");
    } else {
      out.accept(node.toString());
    }
  }
}
