package dev.knativepredict.image;

import dev.knativepredict.manifest.Feature;
import dev.knativepredict.manifest.Signature;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Bodies that {@code POST /predict} refuses with status 400, whatever the model's features are. */
final class InvalidBodies {

  private InvalidBodies() {}

  static List<String> of(Signature signature) {
    List<String> bodies = new ArrayList<>(List.of("", "{", "{}", "[]", "{\"features\":[]}"));
    // No feature is an object.
    int count = signature.features().size();
    bodies.add("{\"features\":[%s]}".formatted(String.join(",", Collections.nCopies(count, "{}"))));
    bodies.add("{\"instances\":[{\"unheard_of\":1}]}");
    if (!signature.features().stream().allMatch(Feature::optional)) {
      bodies.add("{\"instances\":[{}]}");
    }
    return bodies;
  }
}
