package dev.knativepredict.function.protocol.predict;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.knativepredict.manifest.Datatype;
import dev.knativepredict.manifest.Feature;
import dev.knativepredict.manifest.Manifest;
import dev.knativepredict.manifest.Output;
import dev.knativepredict.manifest.Sha256;
import dev.knativepredict.manifest.Signature;
import dev.knativepredict.manifest.TensorSpec;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PredictApiTest {

  @ParameterizedTest
  @ValueSource(strings = {"Rome", "O'Brien", "Zoë & \"Söhne\"", "'; echo $HOME `id` \\"})
  void aShellPassesTheExampleOnAsItIs(String example) throws Exception {
    String command =
        PredictApi.curl(model(example), 8080).replaceFirst("^curl", "printf '%s\\\\n'");

    Process shell = new ProcessBuilder("sh", "-c", command).start();
    String[] words = new String(shell.getInputStream().readAllBytes(), UTF_8).split("\n");

    assertThat(shell.waitFor()).isZero();
    assertThat(words).hasSize(6);
    assertThat(words[5])
        .isEqualTo("{\"features\":[\"%s\"]}", example.replace("\\", "\\\\").replace("\"", "\\\""));
  }

  private static Manifest model(String example) {
    return new Manifest(
        "shops",
        "1",
        "d",
        new Signature(
            List.of(new Feature.Text("shop", null, "in", example, null)),
            List.of(new TensorSpec("in", Datatype.BYTES, List.of(TensorSpec.ANY))),
            List.of(new TensorSpec("out", Datatype.FP32, List.of(TensorSpec.ANY))),
            new Output.Value("out", null, null)),
        new TreeMap<>(
            Map.of(
                Manifest.MODEL, Sha256.of(new byte[0]), Manifest.GOLDEN, Sha256.of(new byte[0]))),
        new Manifest.Data("made up", Sha256.of(new byte[0]), 1),
        new TreeMap<>(),
        Map.of());
  }
}
