package dev.knativepredict.release.overview;

import dev.knativepredict.release.cost.Alternative;
import dev.knativepredict.release.cost.Cost;
import dev.knativepredict.release.cost.PastPods;
import dev.knativepredict.release.page.DataTable;
import dev.knativepredict.release.page.Element;
import dev.knativepredict.release.page.Node;
import java.util.List;

/** What pods have cost, and what they would have if they had been kept longer. */
final class CostsChapter implements Chapter {

  @Override
  public String title() {
    return "Costs";
  }

  @Override
  public List<Node> content(Overview overview) {
    PastPods past = overview.past();
    if (past == null || past.pods() == 0) {
      return List.of();
    }
    String summary =
        "%s pods gave %s answers: %s each."
            .formatted(
                Amounts.count(past.pods()),
                Amounts.count(past.answers()),
                Amounts.ratio((double) past.answers() / past.pods()));
    return List.of(Element.of("p", summary), table(past).element(), Element.of("p", NOTE));
  }

  private static final String NOTE =
      "Kept longer: scale-to-zero-pod-retention-period above what it was. Always one: min-scale 1,"
          + " from the first pod of this time to the last one. Who waits for a further pod under"
          + " load still does.";

  private static DataTable table(PastPods past) {
    Cost was = past.asItWas();
    DataTable table =
        DataTable.titled("setting", List.of("pod time", "beside now", "cold answers", "saved"));
    for (Alternative alternative : past.alternatives()) {
      table = row(table, alternative.setting(), alternative.cost(), was);
    }
    return table;
  }

  private static DataTable row(DataTable table, String name, Cost cost, Cost was) {
    double ratio = (double) cost.podTime().toMillis() / Math.max(1, was.podTime().toMillis());
    return table.row(
        name,
        List.of(
            Amounts.span(cost.podTime()),
            Amounts.percent(ratio),
            Amounts.count(cost.cold()),
            Amounts.count(was.cold() - cost.cold())));
  }
}
