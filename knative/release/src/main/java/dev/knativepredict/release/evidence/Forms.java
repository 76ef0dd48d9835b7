package dev.knativepredict.release.evidence;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Asks a model's golden rows in every form that a service offers. */
record Forms(Model model, Offer offer) {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  /** How many golden rows are in a request with several, where the model takes any number. */
  private static final int SEVERAL = 3;

  /** The forms of each golden row. */
  List<List<RecordedRequest>> all() {
    return IntStream.range(0, model.golden().size()).mapToObj(this::of).toList();
  }

  private List<RecordedRequest> of(int golden) {
    RecordedRequest recorded = model.golden().get(golden);
    Rows one = Rows.of(recorded);
    List<RecordedRequest> forms = new ArrayList<>();
    if (!one.isEmpty()) {
      addForms(one, forms);
      if (model.signature().takesAnyRows()) {
        addForms(several(golden), forms);
      }
    }
    return forms.isEmpty() ? List.of(recorded) : forms;
  }

  private Rows several(int golden) {
    return IntStream.range(golden, golden + SEVERAL)
        .mapToObj(i -> Rows.of(model.golden().get(i % model.golden().size())))
        .reduce(Rows::plus)
        .orElseThrow();
  }

  private void addForms(Rows rows, List<RecordedRequest> forms) {
    for (String path : offer.predict(model.plainName())) {
      ArrayNode lists = JSON.arrayNode();
      rows.values().forEach(row -> lists.add(model.signature().bare(row)));
      forms.add(form(path, "features", lists.size() == 1 ? lists.get(0).deepCopy() : lists, rows));
      forms.add(form(path, "instances", JSON.arrayNode().addAll(rows.values()), rows));
    }
    if (offer.infer(model.plainName())) {
      String body = new RowTensors(model.signature()).body(rows.values()).toString();
      String path = RecordedRequest.infer(model.plainName());
      forms.add(
          new RecordedRequest(
              "%s with tensors of %s".formatted(path, rows),
              path,
              body,
              rows.answer(),
              rows.label(),
              model.signature()));
    }
  }

  private static RecordedRequest form(String path, String name, ArrayNode values, Rows rows) {
    ObjectNode body = JSON.objectNode();
    body.set(name, values);
    return new RecordedRequest(
        "%s with %s of %s".formatted(path, name, rows),
        path,
        body.toString(),
        rows.answer(),
        rows.label(),
        null);
  }
}
