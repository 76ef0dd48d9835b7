package dev.knativepredict.release.evidence;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import dev.knativepredict.release.plan.Refused;
import dev.knativepredict.release.verdict.Answers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a release has to know of a sealed model directory.
 *
 * @param name the name and version, as in {@code credit/1}
 * @param answers what it answers with
 * @param signature what it takes and returns
 * @param sha256 the hash of the model's graph file
 * @param golden the golden rows: requests whose responses are known
 */
public record Model(
    String name,
    Answers answers,
    Signature signature,
    String sha256,
    List<RecordedRequest> golden) {

  private static final String MODEL = "model.onnx";
  private static final String GOLDEN = "golden.jsonl";

  public static Model read(Path directory) {
    try {
      JsonNode manifest = Predictions.parse(Files.readString(directory.resolve("manifest.json")));
      JsonNode files = manifest.path("files");
      String name = manifest.path("name").asText();
      String version = manifest.path("version").asText();
      byte[] golden = Files.readAllBytes(directory.resolve(GOLDEN));
      if (!files.path(MODEL).isTextual()) {
        throw new Refused("%s: manifest.json doesn't list %s".formatted(directory, MODEL));
      }
      if (!Sha256.of(golden).equals(files.path(GOLDEN).asText())) {
        throw new Refused(
            "%s: %s was changed after the model was sealed".formatted(directory, GOLDEN));
      }
      List<RecordedRequest> rows =
          new String(golden, UTF_8).lines().map(line -> row(name, line)).toList();
      return new Model(
          name + "/" + version,
          answers(manifest),
          Signature.of(manifest.path("signature")),
          files.path(MODEL).asText(),
          rows);
    } catch (IOException e) {
      throw new Refused("model: %s can't be read: %s".formatted(directory, e.getMessage()), e);
    }
  }

  private static Answers answers(JsonNode manifest) {
    return switch (manifest.at("/signature/output/type").asText()) {
      case "value" -> Answers.VALUES;
      case "tensors" -> Answers.TENSORS;
      default -> Answers.LABELS;
    };
  }

  /**
   * Recorded requests, one body per line, whose responses aren't known.
   *
   * @param model the one that tensors are for; null if nobody said
   */
  public static List<RecordedRequest> recorded(Path file, @Nullable Model model) {
    try (var lines = Files.lines(file)) {
      return lines.filter(line -> !line.isBlank()).map(line -> recorded(line, model)).toList();
    } catch (IOException e) {
      throw new Refused("requests: %s can't be read: %s".formatted(file, e.getMessage()), e);
    }
  }

  private static RecordedRequest recorded(String line, @Nullable Model model) {
    JsonNode body = Predictions.parse(line);
    if (model == null && RecordedRequest.hasTensors(body)) {
      throw new Refused("requests: one has tensors; --model says which model they are for");
    }
    String path = RecordedRequest.path(body, model == null ? "" : model.plainName());
    // As it was recorded, JSON or not.
    return RecordedRequest.asRecorded(path, line, null, null);
  }

  String plainName() {
    return name.substring(0, name.indexOf('/'));
  }

  private static RecordedRequest row(String model, String line) {
    JsonNode row = Predictions.parse(line);
    JsonNode body = row.path("request");
    return RecordedRequest.asRecorded(
        RecordedRequest.path(body, model), body.toString(), row.path("answer"), row.get("label"));
  }
}
