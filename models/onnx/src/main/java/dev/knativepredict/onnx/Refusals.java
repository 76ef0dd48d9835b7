package dev.knativepredict.onnx;

import ai.onnxruntime.OrtException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Why onnxruntime refuses a graph, in a sentence that says what to do. */
final class Refusals {

  private static final int POINTER_BYTES = 1024;

  /** What onnxruntime says, and the sentence for it, with the parts of what it said. */
  private enum Known {
    IR_VERSION(
        "Unsupported model IR version: (\\d+), max supported IR version: (\\d+)",
        "it has IR version %s, onnxruntime reads up to %s; export it with an older version of onnx"),
    OPERATOR_SET(
        "Opset (\\d+) is under development.*support for domain (\\S+) is till opset (\\d+)",
        "it has operator set %1$s of %2$s, onnxruntime has up to %3$s; export it with opset %3$s"),
    OPERATOR(
        "(?:Fatal error: |No Op registered for )(\\S+?)(?:\\(-?\\d+\\))? "
            + "(?:is not a registered|with domain_version)",
        "onnxruntime has no operator %s; export it with operators of ONNX"),
    IMPLEMENTATION(
        "Could not find an implementation for (\\w+)\\((\\d+)\\)",
        "onnxruntime can't run operator %s of set %s on its types; export it with another type"),
    DATA_OUTSIDE(
        "External data path validation failed",
        "its external data have to be in its own folder; save it again with them beside it"),
    DATA_MISSING(
        "filesystem error: [^\\[]*\\[(?:.*/)?([^/]+)\\]",
        "its external data file %s is missing; copy it beside the graph");

    private final Pattern said;
    private final String sentence;

    Known(String said, String sentence) {
      this.said = Pattern.compile(said, Pattern.DOTALL);
      this.sentence = sentence;
    }
  }

  private Refusals() {}

  static InvalidGraph of(Path file, OrtException e) {
    if (TextTensors.isWide(file.toString())) {
      return new InvalidGraph(
          "its path %s has characters beyond U+FFFF, by which onnxruntime can't find it; rename the folder or the file"
              .formatted(file),
          e);
    }
    String said = String.valueOf(e.getMessage());
    for (Known known : Known.values()) {
      Matcher parts = known.said.matcher(said);
      if (parts.find()) {
        return new InvalidGraph(
            "%s can't be run: %s".formatted(file.getFileName(), sentence(known, parts)), e);
      }
    }
    return unreadable(file, said, e);
  }

  private static String sentence(Known known, Matcher parts) {
    Object[] groups = new Object[parts.groupCount()];
    for (int i = 0; i < groups.length; i++) {
      groups[i] = parts.group(i + 1);
    }
    return known.sentence.formatted(groups);
  }

  private static InvalidGraph unreadable(Path file, String said, OrtException e) {
    String start = start(file);
    if (start.isEmpty()) {
      return new InvalidGraph(file.getFileName() + " is empty; export or copy it again", e);
    }
    if (start.startsWith("version https://git-lfs")) {
      return new InvalidGraph(
          file.getFileName() + " is a Git LFS pointer; run 'git lfs pull' for the model itself", e);
    }
    return said.contains("Protobuf parsing failed") || said.contains("does not have a graph")
        ? InvalidGraph.noOnnx(file)
        : new InvalidGraph(
            "onnxruntime refuses the graph: " + said.lines().findFirst().orElse(""), e);
  }

  private static String start(Path file) {
    try (var in = Files.newInputStream(file)) {
      return new String(in.readNBytes(POINTER_BYTES), StandardCharsets.US_ASCII);
    } catch (IOException e) {
      return "unreadable";
    }
  }
}
