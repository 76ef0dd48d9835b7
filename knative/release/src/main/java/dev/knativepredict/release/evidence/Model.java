package dev.knativepredict.release.evidence;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import dev.knativepredict.release.plan.Refused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * What a release has to know of a sealed model directory.
 *
 * @param name the name and version, as in {@code credit/1}
 * @param sha256 the hash of the model's graph file
 * @param golden the golden rows: requests whose responses are known
 */
public record Model(String name, String sha256, List<RecordedRequest> golden) {

  private static final String MODEL = "model.onnx";
  private static final String GOLDEN = "golden.jsonl";

  public static Model read(Path directory) {
    try {
      JsonNode manifest = Predictions.parse(Files.readString(directory.resolve("manifest.json")));
      JsonNode files = manifest.path("files");
      String name = manifest.path("name").asText() + "/" + manifest.path("version").asText();
      byte[] golden = Files.readAllBytes(directory.resolve(GOLDEN));
      if (!files.path(MODEL).isTextual()) {
        throw new Refused("%s: manifest.json doesn't list %s".formatted(directory, MODEL));
      }
      if (!sha256(golden).equals(files.path(GOLDEN).asText())) {
        throw new Refused(
            "%s: %s was changed after the model was sealed".formatted(directory, GOLDEN));
      }
      List<RecordedRequest> rows = new String(golden, UTF_8).lines().map(Model::row).toList();
      return new Model(name, files.path(MODEL).asText(), rows);
    } catch (IOException e) {
      throw new Refused("model: %s can't be read: %s".formatted(directory, e.getMessage()), e);
    }
  }

  /** Recorded requests, one body per line, whose responses aren't known. */
  public static List<RecordedRequest> recorded(Path file) {
    try (var lines = Files.lines(file)) {
      return lines
          .filter(line -> !line.isBlank())
          .map(line -> new RecordedRequest(line, null, null))
          .toList();
    } catch (IOException e) {
      throw new Refused("requests: %s can't be read: %s".formatted(file, e.getMessage()), e);
    }
  }

  private static RecordedRequest row(String line) {
    JsonNode row = Predictions.parse(line);
    return new RecordedRequest(
        row.path("request").toString(), row.path("answer"), row.get("label"));
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java platform has SHA-256", e);
    }
  }
}
