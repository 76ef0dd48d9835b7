package dev.knativepredict.e2e.image;

import dev.knativepredict.manifest.GoldenRow;
import dev.knativepredict.manifest.Manifest;
import dev.knativepredict.manifest.ModelDirectory;
import dev.knativepredict.manifest.Output;
import dev.knativepredict.manifest.Signature;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.function.UnaryOperator;

/** Good and bad variants of the shipped model, each in a temporary directory. */
public final class ModelVariants {

  private final Path shipped;

  public ModelVariants(Path shipped) {
    this.shipped = shipped;
  }

  /** The golden rows of the shipped model. */
  public List<GoldenRow.Rows> golden() {
    return GoldenRow.readRows(ModelDirectory.open(shipped).bytes(Manifest.GOLDEN));
  }

  /** A version with the same predictions but another hash: its graph has an extra comment. */
  public Path newVersion(String name, String version) throws IOException {
    Path copy = copy(name);
    Files.write(copy.resolve(Manifest.MODEL), comment(name), StandardOpenOption.APPEND);
    seal(copy, version, UnaryOperator.identity());
    return copy;
  }

  /**
   * A correctly sealed model that is wrong: its labels are swapped, also in its golden rows. Only a
   * comparison with the true labels can show that.
   */
  public Path withSwappedLabels() throws IOException {
    Path copy = copy("swapped");
    Files.write(copy.resolve(Manifest.MODEL), comment("swapped"), StandardOpenOption.APPEND);
    List<String> golden =
        golden().stream().map(ModelVariants::swapLabel).map(GoldenRow::line).toList();
    Files.write(copy.resolve(Manifest.GOLDEN), golden);
    seal(copy, "3", ModelVariants::swapLabels);
    return copy;
  }

  /** A model in which one byte was changed after it was sealed. */
  public Path corrupted() throws IOException {
    Path copy = copy("corrupt");
    Path model = copy.resolve(Manifest.MODEL);
    byte[] bytes = Files.readAllBytes(model);
    bytes[bytes.length / 2] ^= 1;
    Files.write(model, bytes);
    return copy;
  }

  private Path copy(String name) throws IOException {
    Path copy = Files.createTempDirectory(name);
    try (var files = Files.list(shipped)) {
      for (Path file : (Iterable<Path>) files::iterator) {
        Files.copy(file, copy.resolve(file.getFileName().toString()));
      }
    }
    return copy;
  }

  private void seal(Path copy, String version, UnaryOperator<Signature> change) throws IOException {
    Manifest old = ModelDirectory.open(shipped).manifest();
    Manifest changed =
        new Manifest(
            old.name(),
            version,
            old.description(),
            change.apply(old.signature()),
            ModelDirectory.hashes(copy),
            old.data(),
            old.metrics(),
            old.training());
    ModelDirectory.seal(copy, changed);
  }

  private static Signature swapLabels(Signature signature) {
    return switch (signature.output()) {
      case Output.Classes(var labels, var label, var probabilities, var description) ->
          new Signature(
              signature.features(),
              signature.inputs(),
              signature.outputs(),
              new Output.Classes(labels.reversed(), label, probabilities, description));
      case Output.Value _, Output.Tensors _ ->
          throw new IllegalStateException("a model without labels");
    };
  }

  private static GoldenRow swapLabel(GoldenRow.Rows row) {
    GoldenRow.Answer answer = row.answer();
    List<Object> other = List.of(answer.prediction().equals(List.of(1)) ? 0 : 1);
    return new GoldenRow.Rows(
        row.request(), new GoldenRow.Answer(other, answer.probabilities()), row.label());
  }

  /** Field 6 of an ONNX model, its comment, as bytes to append. */
  private static byte[] comment(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    byte[] field = new byte[2 + bytes.length];
    field[0] = 6 << 3 | 2;
    field[1] = (byte) bytes.length;
    System.arraycopy(bytes, 0, field, 2, bytes.length);
    return field;
  }
}
