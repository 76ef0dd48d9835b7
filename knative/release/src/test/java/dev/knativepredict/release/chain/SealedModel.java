package dev.knativepredict.release.chain;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.knativepredict.release.evidence.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Writes a sealed model directory {@code even/1} and, beside it, the data that it is from. */
public final class SealedModel {

  private SealedModel() {}

  /**
   * Seals these files.
   *
   * @param home of all versions of the model
   * @param training what the manifest says of how it was made
   */
  public static Path write(Path home, Map<String, String> training) throws IOException {
    Path folder = Files.createDirectories(home.resolve("1"));
    Path data = Files.createDirectories(home.resolve("data")).resolve("rows.csv");
    Files.writeString(data, "number,even\n1,0\n2,1\n");
    Files.writeString(folder.resolve("model.onnx"), "graph");
    Files.createDirectories(folder.resolve("weights"));
    Files.writeString(folder.resolve("weights/all.bin"), "weights");
    Files.writeString(folder.resolve("model.yaml"), "name: even\ndata: {file: data/rows.csv}\n");
    ObjectNode manifest = new JsonMapper().createObjectNode();
    manifest.put("name", "even").put("version", "1");
    for (String name : new String[] {"model.onnx", "weights/all.bin", "model.yaml"}) {
      manifest.withObject("/files").put(name, Sha256.of(folder.resolve(name)));
    }
    manifest.withObject("/data").put("sha256", Sha256.of(data));
    training.forEach(manifest.withObject("/training")::put);
    Files.writeString(folder.resolve("manifest.json"), manifest.toString());
    return folder;
  }
}
