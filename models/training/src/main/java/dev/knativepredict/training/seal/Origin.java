package dev.knativepredict.training.seal;

import dev.knativepredict.manifest.Manifest;
import dev.knativepredict.onnx.GraphFile;
import dev.knativepredict.training.data.PretrainedSpec;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Where a model comes from that was trained elsewhere: the {@code training} of its manifest. */
public final class Origin {

  private static final String SEALED_FROM = "sealed from";

  private Origin() {}

  /** Whether a model was trained elsewhere. */
  public static boolean isElsewhere(Manifest manifest) {
    return manifest.training().containsKey(SEALED_FROM);
  }

  static SortedMap<String, String> of(Source source, GraphFile facts, PretrainedSpec.Gate gate) {
    SortedMap<String, String> origin = new TreeMap<>();
    origin.put(SEALED_FROM, String.valueOf(source.graph().getFileName()));
    putUnlessEmpty(origin, "producer", facts.producer());
    putUnlessEmpty(origin, "producerVersion", facts.producerVersion());
    origin.put("irVersion", Long.toString(facts.irVersion()));
    origin.put(
        "opset",
        facts.operators().entrySet().stream()
            .map(set -> set.getKey() + " " + set.getValue())
            .collect(Collectors.joining(", ")));
    if (gate.none() != null) {
      origin.put("gate", "none: " + gate.none());
    }
    origin.putAll(source.facts());
    return origin;
  }

  private static void putUnlessEmpty(Map<String, String> origin, String name, String value) {
    if (!value.isEmpty()) {
      origin.put(name, value);
    }
  }
}
