package dev.knativepredict.release.overview;

import dev.knativepredict.release.page.Element;
import dev.knativepredict.release.page.Node;
import dev.knativepredict.release.page.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The overview as a page of HTML for people. */
public final class OverviewPage {

  /** In the order of the page; a new one is a class and a line here. */
  private static final List<Chapter> CHAPTERS =
      List.of(
          new ReleasesChapter(),
          new TrafficChapter(),
          new RequestsChapter(),
          new LatencyChapter(),
          new ColdStartsChapter(),
          new PodsChapter(),
          new CostsChapter(),
          new DriftChapter(),
          new PredictionsChapter(),
          new LabelsChapter());

  private OverviewPage() {}

  /** The whole file. */
  public static String of(Overview overview) {
    List<Node> content = new ArrayList<>();
    content.add(head(overview));
    for (Chapter chapter : CHAPTERS) {
      List<Node> nodes = chapter.content(overview);
      if (!nodes.isEmpty()) {
        Element section = Element.of("section", Element.of("h2", chapter.title()));
        for (Node node : nodes) {
          section = section.plus(node);
        }
        content.add(section);
      }
    }
    return new Page(overview.service() + ": report", content).text();
  }

  private static Element head(Overview overview) {
    Element head =
        Element.of(
            "header",
            Element.of("h1", overview.service()),
            Element.of("p", OverviewText.span(overview)).with("class", "span"),
            tiles(OverviewText.highlights(overview)));
    return overview.unseen().isEmpty()
        ? head
        : head.plus(
            Element.of(
                    "ul", overview.unseen().stream().map(line -> Element.of("li", line)).toList())
                .with("class", "unseen"));
  }

  private static Element tiles(Map<String, String> highlights) {
    return Element.of(
            "dl",
            highlights.entrySet().stream()
                .map(one ->
                    Element.of(
                        "div", Element.of("dt", one.getKey()), Element.of("dd", one.getValue())))
                .toList())
        .with("class", "tiles");
  }
}
