package dev.knativepredict.function.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.knativepredict.function.settings.InvalidSetting;
import dev.knativepredict.function.settings.Settings;
import dev.knativepredict.manifest.BrokenModel;
import dev.knativepredict.manifest.Datatype;
import dev.knativepredict.manifest.GoldenRow;
import dev.knativepredict.manifest.Manifest;
import dev.knativepredict.manifest.ModelDirectory;
import dev.knativepredict.manifest.Output;
import dev.knativepredict.manifest.Signature;
import dev.knativepredict.manifest.TensorSpec;
import dev.knativepredict.testgraphs.IdentityGraph;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A sealed model whose golden requests are tensors, as it takes no rows of features. */
class TensorModelTest {

  private static final String REQUEST =
      "{\"inputs\":[{\"name\":\"x\",\"datatype\":\"FP32\",\"shape\":[1,2,2],\"data\":[1,2,3,4]}]}";

  @TempDir Path models;

  @Test
  void aModelWhoseGoldenTensorsHoldIsServed() throws IOException {
    seal(4);

    for (String setting : List.of("MODEL", "MODELS")) {
      try (Front front = start(setting)) {
        assertThat(front.post("/v2/models/cube/infer", REQUEST).ok().at("/outputs/0/data"))
            .hasToString("[1.0,2.0,3.0,4.0]");
      }
    }
  }

  @Test
  void aModelThatAnswersOtherTensorsIsNotServed() throws IOException {
    seal(5);

    assertThatThrownBy(() -> start("MODEL"))
        .isInstanceOf(BrokenModel.class)
        .hasMessageContaining("golden request {\"inputs\"", "is answered with");
    assertThatThrownBy(() -> start("MODELS"))
        .isInstanceOf(InvalidSetting.class)
        .hasMessageContaining("can be served");
  }

  private Front start(String setting) throws IOException {
    Path path = setting.equals("MODEL") ? models.resolve("cube/1") : models;
    return FrontEnd.underTest()
        .start(
            Settings.from(Map.of(setting, path.toString(), "PORT", "0", "MANAGEMENT_PORT", "0")));
  }

  /** Answers with what comes in; its golden answer ends with a number. */
  private void seal(int last) throws IOException {
    Path directory = Files.createDirectories(models.resolve("cube/1"));
    Files.write(
        directory.resolve(Manifest.MODEL), new IdentityGraph().with("x", "y", 1, -1, 2, 2).bytes());
    String answer =
        "{\"outputs\":[{\"name\":\"y\",\"datatype\":\"FP32\",\"shape\":[1,2,2],\"data\":[1,2,3,%d]}]}"
            .formatted(last);
    Files.writeString(
        directory.resolve(Manifest.GOLDEN),
        GoldenRow.read("{\"request\":%s,\"answer\":%s}".formatted(REQUEST, answer)).line() + "\n");
    List<Long> shape = List.of(-1L, 2L, 2L);
    Signature signature =
        new Signature(
            List.of(),
            List.of(new TensorSpec("x", Datatype.FP32, shape)),
            List.of(new TensorSpec("y", Datatype.FP32, shape)),
            new Output.Tensors(null));
    ModelDirectory.seal(
        directory,
        new Manifest(
            "cube",
            "1",
            "its input",
            signature,
            ModelDirectory.hashes(directory),
            null,
            new TreeMap<>(),
            Map.of()));
  }
}
