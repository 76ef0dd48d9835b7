package dev.knativepredict.release.overview;

import dev.knativepredict.release.drift.DriftTest;
import dev.knativepredict.release.drift.Histogram;
import dev.knativepredict.release.page.BinBars;
import dev.knativepredict.release.page.Element;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** A picture for each of some comparisons: the rows of the window beside the training data. */
final class Distributions {

  private Distributions() {}

  static Element of(List<DriftTest> tests) {
    return Element.of("div", tests.stream().map(Distributions::of).toList()).with("class", "cards");
  }

  private static Element of(DriftTest test) {
    TreeMap<String, Long> all = new TreeMap<>(test.window().bins());
    all.putAll(test.control().bins());
    List<BinBars.Bin> bins =
        all.keySet().stream()
            .map(bin ->
                new BinBars.Bin(label(bin, all), test.window().rows(bin), test.control().rows(bin)))
            .toList();
    return new BinBars("window", "training data", bins)
        .figure("%s (%%): %s".formatted(test.subject().text(), test.result().word()));
  }

  /** Numbers are cut at edges; each bin is named by its upper one. */
  private static String label(String bin, SortedMap<String, Long> all) {
    if (!all.containsKey("+Inf") || !Histogram.isEdge(bin)) {
      return bin;
    }
    if (!bin.equals("+Inf")) {
      return "≤ " + bin;
    }
    SortedMap<String, Long> before = all.headMap(bin);
    return before.isEmpty() ? "all" : "> " + before.lastKey();
  }
}
