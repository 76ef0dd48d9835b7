package dev.knativepredict.release.evidence;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.knativepredict.release.cluster.Behaviour;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.stream.Collectors;

/** Writes a sealed model directory with twenty golden rows: whether a number is odd. */
public final class ModelFiles {

  private ModelFiles() {}

  public static Path write(Path folder) throws IOException {
    String golden =
        SmokeTest.rows().stream()
            .map(row ->
                "{\"request\":%s,\"answer\":%s,\"label\":%s}"
                    .formatted(row.body(), row.expected(), row.label()))
            .collect(Collectors.joining("\n"));
    Files.createDirectories(folder);
    Files.writeString(folder.resolve("golden.jsonl"), golden);
    Files.writeString(
        folder.resolve("manifest.json"),
        """
        {"name": "even", "version": "1", "files": {"model.onnx": "%s", "golden.jsonl": "%s"},
         "signature": %s}
        """
            .formatted(Behaviour.SHA256, sha256(golden), OddModel.SIGNATURE));
    return folder;
  }

  private static String sha256(String text) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java platform has SHA-256", e);
    }
  }
}
