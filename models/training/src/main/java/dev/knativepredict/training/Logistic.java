package dev.knativepredict.training;

import static java.util.Objects.requireNonNull;

import de.bwaldvogel.liblinear.Model;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
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
import org.tribuo.provenance.SimpleDataSourceProvenance;

/** Logistic regression over columns of numbers, for labels 0, 1, …: Tribuo's, by LibLinear. */
record Logistic(LibLinearClassificationModel model, int labels) {

  /** No time in what is learned: the same rows give the same bytes. */
  static final OffsetDateTime TIMELESS = OffsetDateTime.of(1970, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC);

  private static final int MAX_ITERATIONS = 1000;

  /** Tribuo orders columns by name: names of one length keep the order that they came in. */
  private static final String[] NAMES =
      IntStream.range(0, 1000).mapToObj("%03d"::formatted).toArray(String[]::new);

  /** So far that another step changes no probability's sixth digit. */
  private static final double TOLERANCE = 1e-8;

  static Logistic fit(List<double[]> rows, List<Integer> labels, int labelCount, double cost) {
    var trainer =
        new LibLinearClassificationTrainer(
            new LinearClassificationType(LinearType.L2R_LR), cost, MAX_ITERATIONS, TOLERANCE);
    var model = (LibLinearClassificationModel) trainer.train(dataset(rows, labels));
    return new Logistic(model, labelCount);
  }

  static MutableDataset<Label> dataset(List<double[]> rows, List<Integer> labels) {
    var source = new SimpleDataSourceProvenance("rows", TIMELESS, new LabelFactory());
    List<Example<Label>> examples =
        IntStream.range(0, rows.size())
            .mapToObj(i -> example(rows.get(i), label(labels.get(i))))
            .toList();
    return new MutableDataset<>(examples, source, new LabelFactory());
  }

  static Label label(int label) {
    return new Label(Integer.toString(label));
  }

  /** One a label, in their order. */
  double[] probabilities(double[] row) {
    var scores = model.predict(example(row, LabelFactory.UNKNOWN_LABEL)).getOutputScores();
    return IntStream.range(0, labels)
        .mapToDouble(label -> requireNonNull(scores.get(Integer.toString(label))).getScore())
        .toArray();
  }

  /** The log-odds that one more of the column adds for the label. */
  double weight(int label, int column) {
    return inner().getDecfunCoef(column + 1, place(label));
  }

  /** The log-odds for the label where every column is 0. */
  double bias(int label) {
    return inner().getDecfunBias(place(label));
  }

  private Model inner() {
    return model.getInnerModels().getFirst();
  }

  /** LibLinear keeps labels in the order in which it met them. */
  private int place(int label) {
    int id = model.getOutputIDInfo().getID(label(label));
    return Arrays.stream(inner().getLabels()).boxed().toList().indexOf(id);
  }

  private static Example<Label> example(double[] row, Label label) {
    return new ArrayExample<>(label, Arrays.copyOf(NAMES, row.length), row);
  }
}
