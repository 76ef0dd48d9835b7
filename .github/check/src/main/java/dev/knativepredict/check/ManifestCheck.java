package dev.knativepredict.check;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Holds rendered manifests against Knative's own schemas. */
public final class ManifestCheck {

  private final KnativeSchema schema;
  private final PrintStream out;

  ManifestCheck(KnativeSchema schema, PrintStream out) {
    this.schema = schema;
    this.out = out;
  }

  /**
   * Ends with 0 where every file is fine, with 1 otherwise.
   *
   * @param arguments the folder of Knative's resource definitions, then the rendered files
   */
  public static void main(String[] arguments) throws IOException {
    if (arguments.length < 2) {
      System.err.println("usage: manifest-check DEFINITIONS RENDERED...");
      System.exit(2);
    }
    List<String> paths = List.of(arguments);
    ManifestCheck check =
        new ManifestCheck(new KnativeSchema(Path.of(paths.getFirst())), System.out);
    boolean fine = true;
    for (String rendered : paths.subList(1, paths.size())) {
      fine &= check.accepts(Path.of(rendered));
    }
    System.exit(fine ? 0 : 1);
  }

  /** Whether every Knative object of a file is as the schema wants it, and there is one. */
  boolean accepts(Path rendered) throws IOException {
    int checked = 0;
    int errors = 0;
    for (JsonNode document : Yaml.documents(rendered)) {
      String name = KnativeSchema.type(document) + " " + document.at("/metadata/name").asString("");
      if (!schema.covers(document)) {
        out.println("%s: %s has no schema here".formatted(rendered, name));
        continue;
      }
      checked++;
      for (String error : schema.errors(document)) {
        errors++;
        out.println("%s: %s: %s".formatted(rendered, name, error));
      }
    }
    out.println("%s: %d Knative objects, %d errors".formatted(rendered, checked, errors));
    return checked > 0 && errors == 0;
  }
}
