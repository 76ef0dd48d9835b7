package dev.knativepredict.check;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Checks rendered overlays against Knative's own schemas and against the rules of this project. */
public final class OverlayCheck {

  private static final String SERVICE = "serving.knative.dev/v1/Service";

  private final KnativeSchema schema;
  private final PrintStream out;

  OverlayCheck(KnativeSchema schema, PrintStream out) {
    this.schema = schema;
    this.out = out;
  }

  /**
   * Exits with 0 if every file is accepted, with 1 if one is not, with 2 if the usage is wrong.
   *
   * @param arguments the folder of Knative's resource definitions, then the rendered files
   */
  public static void main(String[] arguments) throws IOException {
    if (arguments.length < 2) {
      System.err.println("usage: overlay-check DEFINITIONS RENDERED...");
      System.exit(2);
    }
    List<String> paths = List.of(arguments);
    OverlayCheck check = new OverlayCheck(new KnativeSchema(Path.of(paths.getFirst())), System.out);
    boolean accepted = true;
    for (String rendered : paths.subList(1, paths.size())) {
      accepted &= check.accepts(Path.of(rendered));
    }
    System.exit(accepted ? 0 : 1);
  }

  /** Whether a file has at least one Knative object, and no object in it has an error. */
  boolean accepts(Path file) throws IOException {
    Rendered rendered = Rendered.read(file);
    int errors = 0;
    for (JsonNode object : rendered.objects()) {
      String name = KnativeSchema.type(object) + " " + object.at("/metadata/name").asString("");
      for (String error : errors(object)) {
        errors++;
        out.println("%s: %s: %s".formatted(file, name, error));
      }
    }
    long checked = rendered.objects().stream().filter(schema::covers).count();
    out.println("%s: %d Knative objects, %d errors".formatted(file, checked, errors));
    return checked > 0 && errors == 0;
  }

  private List<String> errors(JsonNode object) {
    List<String> errors = new ArrayList<>(RoleRules.brokenBy(object));
    if (schema.covers(object)) {
      errors.addAll(schema.errors(object));
    }
    if (KnativeSchema.type(object).equals(SERVICE)) {
      errors.addAll(ServiceRules.brokenBy(object));
    }
    return errors;
  }
}
