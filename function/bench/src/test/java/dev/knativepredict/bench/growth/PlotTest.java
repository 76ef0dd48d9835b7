package dev.knativepredict.bench.growth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import tools.jackson.databind.json.JsonMapper;

class PlotTest {

  @Test
  void proportionalGrowthIsAStraightLine() throws Exception {
    Chart chart = new Chart("rows per request", "median latency, µs");
    for (int size : List.of(1, 10, 100, 1_000)) {
      chart.add("function", size, 5.0 * size);
    }
    String points = polylines(new Plot(List.of(chart)).svg()).getAttribute("points");
    double[] heights =
        Pattern.compile(",([0-9.]+)")
            .matcher(points)
            .results()
            .mapToDouble(height -> Double.parseDouble(height.group(1)))
            .toArray();
    assertThat(IntStream.range(1, heights.length).mapToObj(i -> heights[i - 1] - heights[i]))
        .hasSize(3)
        .allSatisfy(step -> assertThat(step).isCloseTo(heights[0] - heights[1], within(0.2)));
  }

  @Test
  void thePublishedPlotIsThatOfThePublishedValues() throws Exception {
    Path docs = Path.of("../../docs");
    Chart[] charts =
        new JsonMapper().readValue(Files.readAllBytes(docs.resolve("growth.json")), Chart[].class);

    assertThat(docs.resolve("growth.svg")).hasContent(new Plot(List.of(charts)).svg());
  }

  private static Element polylines(String svg) throws Exception {
    NodeList found =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)))
            .getElementsByTagName("polyline");
    assertThat(found.getLength()).isOne();
    return (Element) found.item(0);
  }
}
