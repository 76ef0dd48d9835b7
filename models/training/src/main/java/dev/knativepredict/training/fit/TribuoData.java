package dev.knativepredict.training.fit;

import com.oracle.labs.mlrg.olcut.provenance.primitives.StringProvenance;
import dev.knativepredict.manifest.Sha256;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.tribuo.Example;
import org.tribuo.Model;
import org.tribuo.MutableDataset;
import org.tribuo.ONNXExportable;
import org.tribuo.Output;
import org.tribuo.OutputFactory;
import org.tribuo.Tribuo;
import org.tribuo.classification.Label;
import org.tribuo.classification.LabelFactory;
import org.tribuo.impl.ArrayExample;
import org.tribuo.provenance.ModelProvenance;
import org.tribuo.provenance.SimpleDataSourceProvenance;
import org.tribuo.regression.RegressionFactory;
import org.tribuo.regression.Regressor;

/** Rows as Tribuo takes them, and what it says about the models that it made of them. */
final class TribuoData {

  /** No clock in what is learned: the same rows give the same bytes. */
  private static final OffsetDateTime TIMELESS =
      OffsetDateTime.of(1970, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC);

  /** Which trainer it was, in the description of a family. */
  static final String TRAINER = "trainer";

  private static final String DATA = "data-sha256";

  private TribuoData() {}

  /** How a family is described: the library, the trainer, and its settings. */
  static Map<String, String> description(String trainer, Map<String, String> settings) {
    Map<String, String> description = new TreeMap<>(settings);
    description.put("library", "Tribuo " + Tribuo.VERSION);
    description.put(TRAINER, trainer);
    return description;
  }

  static MutableDataset<Label> labels(Examples rows) {
    return dataset(rows, row -> label(rows.label(row)), new LabelFactory());
  }

  static MutableDataset<Regressor> numbers(Examples rows) {
    return dataset(
        rows, row -> new Regressor("value", rows.targets().get(row)), new RegressionFactory());
  }

  static Label label(int label) {
    return new Label(Integer.toString(label));
  }

  private static <T extends Output<T>> MutableDataset<T> dataset(
      Examples rows, IntFunction<T> target, OutputFactory<T> factory) {
    String[] names = names(rows.columns().getFirst().length);
    List<Example<T>> examples =
        IntStream.range(0, rows.size())
            .<Example<T>>mapToObj(
                row -> new ArrayExample<>(target.apply(row), names, rows.columns().get(row)))
            .toList();
    return new MutableDataset<>(
        examples, new SimpleDataSourceProvenance("rows", TIMELESS, factory), factory);
  }

  /** Tribuo sorts columns by name; names of the same length stay in the order of their numbers. */
  private static String[] names(int columns) {
    String format = "%0" + Math.max(3, Integer.toString(columns).length()) + "d";
    return IntStream.range(0, columns).mapToObj(format::formatted).toArray(String[]::new);
  }

  /** Tribuo's own provenance without the clock and the machine, and with the hash of the data. */
  static Map<String, String> provenance(Model<?> model, Sha256 data) {
    ModelProvenance found = model.getProvenance();
    ModelProvenance timeless =
        new ModelProvenance(
            found.getClassName(),
            TIMELESS,
            found.getDatasetProvenance(),
            found.getTrainerProvenance(),
            Map.of(DATA, new StringProvenance(DATA, data.hex())),
            false);
    return Map.of(
        ONNXExportable.PROVENANCE_METADATA_FIELD,
        ONNXExportable.SERIALIZER.marshalAndSerialize(timeless));
  }
}
