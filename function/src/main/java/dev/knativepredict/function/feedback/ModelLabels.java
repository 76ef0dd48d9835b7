package dev.knativepredict.function.feedback;

import dev.knativepredict.manifest.Manifest;
import dev.knativepredict.manifest.Output;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The name and the labels of a model. Versions that have both in common have the same number, and
 * the labels of answers by one may be sent to another one.
 */
final class ModelLabels {

  private static final String UNKNOWN = "(unknown)";

  /** In no text as UTF-8. */
  private static final byte END = (byte) 0xFF;

  private final String name;
  private final List<Object> labels;
  private final Map<Object, Integer> positions = new HashMap<>();
  private final long number;

  private ModelLabels(String name, List<Object> labels) {
    this.name = name;
    this.labels = labels;
    for (int i = 0; i < labels.size(); i++) {
      positions.putIfAbsent(comparable(labels.get(i)), i);
    }
    this.number = number(name, labels);
  }

  /** Those of a model; null if it answers with something else than labels. */
  static @Nullable ModelLabels of(Manifest model) {
    return model.signature().output() instanceof Output.Classes classes
        ? new ModelLabels(model.name(), classes.labels())
        : null;
  }

  private static Object comparable(Object label) {
    return label instanceof Number whole ? (Object) whole.longValue() : label;
  }

  /** The first bytes of a hash. */
  private static long number(String name, List<Object> labels) {
    try {
      MessageDigest hash = MessageDigest.getInstance("SHA-256");
      hash.update(name.getBytes(StandardCharsets.UTF_8));
      for (Object label : labels) {
        hash.update(END);
        hash.update((byte) (label instanceof Number ? '0' : 'a'));
        hash.update(label.toString().getBytes(StandardCharsets.UTF_8));
      }
      return ByteBuffer.wrap(hash.digest()).getLong();
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java platform has SHA-256", e);
    }
  }

  String name() {
    return name;
  }

  List<Object> labels() {
    return labels;
  }

  long number() {
    return number;
  }

  /** The position of a text or a Long among the labels; null if it is none of them. */
  @Nullable Integer position(Object label) {
    return positions.get(label);
  }

  /** The label at a position. */
  String text(int position) {
    return position >= 0 && position < labels.size() ? labels.get(position).toString() : UNKNOWN;
  }
}
