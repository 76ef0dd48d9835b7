package dev.knativepredict.training.fit;

import dev.knativepredict.training.data.TrainerSpec;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * The mean of several models of another family, each learned from as many rows, drawn with
 * replacement. Its settings: {@code of}, that family's name, {@code members}, how many, and all
 * settings of that family.
 */
public final class Bagging implements Family {

  private static final String OF = "of";
  private static final String MEMBERS = "members";

  @Override
  public String name() {
    return "bagging";
  }

  @Override
  public boolean learnsNumbers() {
    return true;
  }

  @Override
  public Map<String, String> description(TrainerSpec trainer) {
    Map<String, String> description =
        new HashMap<>(Families.named(of(trainer)).description(member(trainer)));
    description.merge(TribuoData.TRAINER, "bagging of ", (member, bagging) -> bagging + member);
    description.put(MEMBERS, Integer.toString(trainer.count(MEMBERS)));
    return description;
  }

  @Override
  public Learned fit(TrainerSpec trainer, Examples examples) {
    Family family = Families.named(of(trainer), examples.labels() > 0);
    TrainerSpec member = member(trainer);
    return new Mean(
        IntStream.range(0, trainer.count(MEMBERS))
            .mapToObj(i -> family.fit(member, examples.pick(draw(examples, trainer.seed() + i))))
            .toList(),
        examples.labels() > 0);
  }

  private static String of(TrainerSpec trainer) {
    return trainer.text(OF);
  }

  /** The settings of a member: all but its family's name and their number. */
  private static TrainerSpec member(TrainerSpec trainer) {
    Map<String, Object> own = new HashMap<>(trainer.own());
    own.keySet().removeAll(List.of(OF, MEMBERS));
    return new TrainerSpec(of(trainer), trainer.seed(), trainer.folds(), trainer.repeats(), own);
  }

  /** Within each label, so that no member lacks one. */
  private static int[] draw(Examples examples, long seed) {
    Random random = new Random(seed);
    return Parts.byLabel(examples).stream()
        .flatMapToInt(
            rows -> IntStream.range(0, rows.size()).map(i -> rows.get(random.nextInt(rows.size()))))
        .toArray();
  }

  private record Mean(List<Learned> members, boolean labels) implements Learned {

    @Override
    public double[] answer(double[] columns) {
      double[] mean = new double[0];
      for (Learned member : members) {
        double[] answer = member.answer(columns);
        mean = mean.length == 0 ? new double[answer.length] : mean;
        for (int i = 0; i < mean.length; i++) {
          mean[i] += answer[i] / members.size();
        }
      }
      return mean;
    }

    @Override
    public String addTo(GraphBuilder graph, String input) {
      List<String> answers = members.stream().map(member -> member.addTo(graph, input)).toList();
      if (labels) {
        return graph.node("Mean", answers);
      }
      // Not every type that a graph may compute in has a mean.
      String count = graph.constant("members", new double[] {members.size()}, 1);
      return graph.node("Div", List.of(graph.node("Sum", answers), count));
    }
  }
}
