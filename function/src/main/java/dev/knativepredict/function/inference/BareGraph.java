package dev.knativepredict.function.inference;

import dev.knativepredict.manifest.BrokenModel;
import dev.knativepredict.manifest.Manifest;
import dev.knativepredict.manifest.ModelDirectory;
import dev.knativepredict.manifest.Sha256;
import dev.knativepredict.manifest.Signature;
import dev.knativepredict.onnx.DerivedSignature;
import dev.knativepredict.onnx.Graph;
import dev.knativepredict.onnx.GraphFile;
import dev.knativepredict.onnx.InvalidGraph;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A graph that nobody has sealed, for a first try: its signature is what the graph says. */
final class BareGraph {

  private static final String END = ".onnx";
  private static final System.Logger LOG = System.getLogger(BareGraph.class.getName());

  private BareGraph() {}

  /** The file itself, or the only graph in a folder; null if there is none, or several. */
  static @Nullable Path find(Path model) {
    if (!Files.isDirectory(model)) {
      return Files.isRegularFile(model) ? model : null;
    }
    try (Stream<Path> files = Files.list(model)) {
      List<Path> graphs = files.filter(file -> file.toString().endsWith(END)).toList();
      return graphs.size() == 1 ? graphs.getFirst() : null;
    } catch (IOException e) {
      throw new BrokenModel(model, "it can't be read", e);
    }
  }

  /** Reads what the graph says of itself. */
  static ModelDirectory open(Path file) {
    try (Graph graph = Graph.open(file, 1)) {
      GraphFile read = GraphFile.read(file);
      Signature signature = DerivedSignature.of(graph, read);
      LOG.log(
          Level.WARNING,
          "{0} is not sealed: nobody has said what its tensors mean, and no answer was checked",
          file);
      return ModelDirectory.unsealed(file, manifest(file, signature, read));
    } catch (InvalidGraph e) {
      throw new BrokenModel(file, String.valueOf(e.getMessage()), e);
    } catch (IOException e) {
      throw new BrokenModel(file, "it can't be read", e);
    }
  }

  private static Manifest manifest(Path file, Signature signature, GraphFile read)
      throws IOException {
    return new Manifest(
        name(file),
        "1",
        "The graph %s, which is not sealed".formatted(file.getFileName()),
        signature,
        new TreeMap<>(Map.of(Manifest.MODEL, Sha256.of(file))),
        null,
        new TreeMap<>(),
        Map.of("producer", read.producer(), "gate", "none"));
  }

  /** The file's name without its end, as far as it can be a model's name. */
  private static String name(Path file) {
    String stem =
        String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT).replaceFirst("\\.onnx$", "");
    String name = stem.replaceAll("[^a-z0-9]+", "-").replaceFirst("^(?![a-z])", "model-");
    return name.substring(0, Math.min(name.length(), 40));
  }
}
