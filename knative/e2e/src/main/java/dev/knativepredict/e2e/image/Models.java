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

/** Other versions of a model, made from the one that is shipped. */
public final class Models {

  private final Path shipped;

  public Models(Path shipped) {
    this.shipped = shipped;
  }

  public List<GoldenRow> golden() {
    return GoldenRow.read(ModelDirectory.open(shipped).bytes(Manifest.GOLDEN));
  }

  /** A new version that predicts the same: the graph has a comment more, so another hash. */
  public Path changed(String name, String version) throws IOException {
    Path copy = copy(name);
    Files.write(copy.resolve(Manifest.MODEL), comment(name), StandardOpenOption.APPEND);
    seal(copy, version, UnaryOperator.identity());
    return copy;
  }

  /**
   * Sealed as it should be, its golden rows with it, and wrong: what the columns mean is swapped.
   * Nothing but a comparison with the truth can tell.
   */
  public Path swapped() throws IOException {
    Path copy = copy("swapped");
    Files.write(copy.resolve(Manifest.MODEL), comment("swapped"), StandardOpenOption.APPEND);
    List<String> golden = golden().stream().map(Models::swapAnswer).map(GoldenRow::line).toList();
    Files.write(copy.resolve(Manifest.GOLDEN), golden);
    seal(copy, "3", Models::swapLabels);
    return copy;
  }

  /** One byte isn't what it was when the directory was sealed. */
  public Path corrupt() throws IOException {
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
      case Output.Classes(var tensor, var labels, var description) ->
          new Signature(
              signature.features(),
              signature.input(),
              new Output.Classes(tensor, labels.reversed(), description));
      case Output.Value _ -> throw new IllegalStateException("a value has no labels");
    };
  }

  private static GoldenRow swapAnswer(GoldenRow row) {
    GoldenRow.Answer answer = row.answer();
    List<Object> other = List.of(answer.prediction().equals(List.of(1)) ? 0 : 1);
    return new GoldenRow(
        row.request(), new GoldenRow.Answer(other, answer.probabilities()), row.label());
  }

  /** Field 6 of an ONNX model, its comment; the last one given counts. */
  private static byte[] comment(String text) {
    byte[] words = text.getBytes(StandardCharsets.UTF_8);
    byte[] field = new byte[2 + words.length];
    field[0] = 6 << 3 | 2;
    field[1] = (byte) words.length;
    System.arraycopy(words, 0, field, 2, words.length);
    return field;
  }
}
