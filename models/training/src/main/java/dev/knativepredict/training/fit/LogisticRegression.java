package dev.knativepredict.training.fit;

import static java.util.Objects.requireNonNull;

import com.oracle.labs.mlrg.olcut.provenance.primitives.StringProvenance;
import de.bwaldvogel.liblinear.Model;
import dev.knativepredict.manifest.Sha256;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.tribuo.Example;
import org.tribuo.MutableDataset;
import org.tribuo.classification.Label;
import org.tribuo.classification.LabelFactory;
import org.tribuo.classification.liblinear.LibLinearClassificationModel;
import org.tribuo.classification.liblinear.LibLinearClassificationTrainer;
import org.tribuo.classification.liblinear.LinearClassificationType;
import org.tribuo.classification.liblinear.LinearClassificationType.LinearType;
import org.tribuo.impl.ArrayExample;
import org.tribuo.provenance.ModelProvenance;
import org.tribuo.provenance.SimpleDataSourceProvenance;

/** Tribuo's logistic regression, by LibLinear: weights in log-odds, for labels 0, 1, …. */
record LogisticRegression(LibLinearClassificationModel model, int labels) {

  private static final int MAX_ITERATIONS = 1000;

  /** So small that another step changes no probability in its first six digits. */
  private static final double TOLERANCE = 1e-8;

  /** No clock in what is learned: the same rows give the same bytes. */
  private static final OffsetDateTime TIMELESS =
      OffsetDateTime.of(1970, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC);

  /** Tribuo sorts columns by name; names of the same length stay in the order of their numbers. */
  private static final String[] NAMES =
      IntStream.range(0, 1000).mapToObj("%03d"::formatted).toArray(String[]::new);

  private static final String DATA = "data-sha256";

  /**
   * Fits a regression.
   *
   * @param cost how much a wrong row costs against large weights
   */
  static LogisticRegression fit(Examples examples, double cost) {
    check(examples);
    var trainer =
        new LibLinearClassificationTrainer(
            new LinearClassificationType(LinearType.L2R_LR), cost, MAX_ITERATIONS, TOLERANCE);
    var model = (LibLinearClassificationModel) trainer.train(dataset(examples));
    return new LogisticRegression(model, examples.labelCount());
  }

  private static void check(Examples examples) {
    if (examples.labels().stream().distinct().count() < examples.labelCount()) {
      throw new IllegalArgumentException("too few rows: a fold has none of one of the labels");
    }
    int columns = examples.columns().getFirst().length;
    if (columns > NAMES.length) {
      throw new IllegalArgumentException(
          "at most %d columns, not %d".formatted(NAMES.length, columns));
    }
  }

  /** One probability per label, in their order. */
  double[] probabilities(double[] columns) {
    var scores = model.predict(example(columns, LabelFactory.UNKNOWN_LABEL)).getOutputScores();
    return IntStream.range(0, labels)
        .mapToDouble(label -> requireNonNull(scores.get(Integer.toString(label))).getScore())
        .toArray();
  }

  /** The log-odds that one more of the column adds for the label. */
  double weight(int label, int column) {
    return inner().getDecfunCoef(column + 1, index(label));
  }

  /** The log-odds for the label where every column is 0. */
  double bias(int label) {
    return inner().getDecfunBias(index(label));
  }

  /** Tribuo's own provenance without the clock and the machine, and with the hash of the data. */
  String provenance(Sha256 data) {
    ModelProvenance found = model.getProvenance();
    return model.serializeProvenance(
        new ModelProvenance(
            found.getClassName(),
            TIMELESS,
            found.getDatasetProvenance(),
            found.getTrainerProvenance(),
            Map.of(DATA, new StringProvenance(DATA, data.hex())),
            false));
  }

  private Model inner() {
    return model.getInnerModels().getFirst();
  }

  /** LibLinear numbers labels in the order in which the rows have them. */
  private int index(int label) {
    int id = model.getOutputIDInfo().getID(label(label));
    return Arrays.stream(inner().getLabels()).boxed().toList().indexOf(id);
  }

  private static MutableDataset<Label> dataset(Examples rows) {
    var source = new SimpleDataSourceProvenance("rows", TIMELESS, new LabelFactory());
    List<Example<Label>> examples =
        IntStream.range(0, rows.columns().size())
            .mapToObj(i -> example(rows.columns().get(i), label(rows.labels().get(i))))
            .toList();
    return new MutableDataset<>(examples, source, new LabelFactory());
  }

  private static Label label(int label) {
    return new Label(Integer.toString(label));
  }

  private static Example<Label> example(double[] columns, Label label) {
    return new ArrayExample<>(label, Arrays.copyOf(NAMES, columns.length), columns);
  }
}
