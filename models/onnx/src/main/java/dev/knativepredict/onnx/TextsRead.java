package dev.knativepredict.onnx;

import static dev.knativepredict.onnx.Protobuf.field;
import static dev.knativepredict.onnx.Protobuf.message;
import static dev.knativepredict.onnx.Protobuf.text;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Texts that come out of a graph. onnxruntime's Java API takes them for Java's own form of UTF-8:
 * of a character of four bytes it makes four characters, but counts it as one, so that the end of
 * the text is missing. A graph that adds a padding to each text lets the padding be missed instead.
 */
final class TextsRead {

  /** What the first of four bytes is taken for; it may also be the letter that it looks like. */
  private static final Pattern FIRST = Pattern.compile("[\u00f0-\u00f4]");

  private static final Pattern FOUR_BYTES = Pattern.compile("[\u00f0-\u00f4][\u0080-\u00bf]{3}");

  private static @Nullable OrtSession concatenation;

  private TextsRead() {}

  /** The texts of a tensor in row-major order. */
  static List<String> of(OrtEnvironment environment, OnnxTensor tensor) throws OrtException {
    List<String> texts = flat(tensor);
    return texts.stream().anyMatch(TextsRead::mayBeCut) ? whole(environment, tensor) : texts;
  }

  /** Whether it may have had a character of four bytes: then its end is missing. */
  static boolean mayBeCut(String text) {
    return FIRST.matcher(text).find();
  }

  private static List<String> whole(OrtEnvironment environment, OnnxTensor tensor)
      throws OrtException {
    int padding = 16;
    List<String> padded;
    do {
      padding *= 4;
      padded = padded(environment, tensor, ".".repeat(padding));
    } while (isCut(padded, padding));
    int length = padding;
    return padded.stream().map(text -> decode(text, length)).toList();
  }

  private static boolean isCut(List<String> padded, int padding) {
    return padded.stream().anyMatch(text -> missing(text) + 4 > padding);
  }

  /** How many characters the padding has lost. */
  private static int missing(String padded) {
    return 3 * (int) FOUR_BYTES.matcher(padded).results().count();
  }

  private static String decode(String padded, int padding) {
    String text = padded.substring(0, padded.length() - (padding - missing(padded)));
    return FOUR_BYTES.matcher(text).replaceAll(found -> utf8(found.group()));
  }

  private static String utf8(String bytes) {
    return new String(bytes.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
  }

  private static List<String> padded(OrtEnvironment environment, OnnxTensor texts, String padding)
      throws OrtException {
    try (OnnxTensor more = OnnxTensor.createTensor(environment, padding);
        OrtSession.Result result =
            concatenation(environment).run(Map.of("x", texts, "more", more))) {
      return flat((OnnxTensor) result.get(0));
    }
  }

  private static synchronized OrtSession concatenation(OrtEnvironment environment)
      throws OrtException {
    OrtSession session = concatenation;
    if (session == null) {
      session = open(environment);
      concatenation = session;
    }
    return session;
  }

  private static OrtSession open(OrtEnvironment environment) throws OrtException {
    byte[] node = message(text(1, "x"), text(1, "more"), text(2, "y"), text(4, "StringConcat"));
    return TinyGraph.open(
        environment,
        20,
        field(1, node),
        text(2, "padding"),
        field(11, Protobuf.tensor("x", TextTensors.STRING)),
        field(11, Protobuf.tensor("more", TextTensors.STRING)),
        field(12, Protobuf.tensor("y", TextTensors.STRING)));
  }

  private static List<String> flat(OnnxTensor tensor) throws OrtException {
    List<String> texts = new ArrayList<>();
    flatten(tensor.getValue(), texts);
    return texts;
  }

  private static void flatten(Object value, List<String> texts) {
    if (value instanceof Object[] values) {
      for (Object element : values) {
        flatten(element, texts);
      }
    } else {
      texts.add((String) value);
    }
  }
}
