package dev.knativepredict.training;

import dev.knativepredict.manifest.Manifest;
import dev.knativepredict.manifest.ModelDirectory;
import dev.knativepredict.manifest.Output;
import dev.knativepredict.manifest.Signature;
import dev.knativepredict.manifest.TensorSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.tribuo.Tribuo;

/** Seal: the files of a version, and the manifest with their hashes as the last of them. */
record Seal(int version, Path settings, Table table, Judgement judgement, Fit fit) {

  /** Writes the directory: whole, or not at all. */
  Path write(Path directory) throws IOException {
    Path draft = directory.resolveSibling("." + version + ".draft");
    delete(draft);
    try {
      Files.createDirectory(draft);
      Files.copy(settings, draft.resolve(ModelSettings.FILE));
      Files.write(draft.resolve(Manifest.MODEL), OnnxExport.bytes(fit, table.sha256(), version));
      Files.writeString(draft.resolve(Manifest.GOLDEN), GoldenRows.lines(fit, table.rows()));
      Files.writeString(draft.resolve("reference.json"), References.of(fit, table.rows()).json());
      Files.writeString(draft.resolve("judgement.svg"), Chart.svg(fit.settings(), judgement));
      Files.writeString(draft.resolve("CARD.md"), Card.markdown(fit, judgement, version));
      ModelDirectory.seal(draft, manifest(draft));
      return Files.move(draft, directory, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      delete(draft);
    }
  }

  private Manifest manifest(Path draft) throws IOException {
    ModelSettings model = fit.settings();
    return new Manifest(
        model.name(),
        Integer.toString(version),
        model.description(),
        signature(model.target()),
        ModelDirectory.hashes(draft),
        new Manifest.Data(model.data().source(), table.sha256(), table.rows().size()),
        judgement.metrics(),
        new TreeMap<>(training(model.trainer())));
  }

  private Signature signature(ModelSettings.Target target) {
    long columns = fit.scaling().columns().size();
    long labels = target.labels().size();
    return new Signature(
        fit.features(),
        new TensorSpec("input", "FP32", List.of(TensorSpec.ANY, columns)),
        new Output.Classes(
            new TensorSpec("output", "FP32", List.of(TensorSpec.ANY, labels)),
            target.answers(),
            target.description()));
  }

  private static Map<String, String> training(ModelSettings.Trainer trainer) {
    return Map.of(
        "library", "Tribuo " + Tribuo.VERSION,
        "trainer", "logistic regression (LibLinear, L2R_LR)",
        "cost", Double.toString(trainer.cost()),
        "seed", Long.toString(trainer.seed()),
        "folds", Integer.toString(trainer.folds()),
        "repeats", Integer.toString(trainer.repeats()));
  }

  private static void delete(Path draft) throws IOException {
    if (Files.exists(draft)) {
      try (var files = Files.walk(draft)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }
}
