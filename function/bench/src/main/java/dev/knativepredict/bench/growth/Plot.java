package dev.knativepredict.bench.growth;

import java.util.List;

/** Some charts side by side, as an SVG image. */
public record Plot(List<Chart> charts) {

  static final int WIDTH = 330;
  static final int HEIGHT = 320;

  public String svg() {
    StringBuilder panels = new StringBuilder();
    for (int i = 0; i < charts.size(); i++) {
      panels.append("<g transform=\"translate(%d 0)\">%n".formatted(i * WIDTH));
      panels.append(new Panel(charts.get(i)).svg()).append("</g>\n");
    }
    return """
    <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" font-family="sans-serif" font-size="11">
    <rect width="100%%" height="100%%" fill="#fff"/>
    %s</svg>
    """
        .formatted(WIDTH * charts.size(), HEIGHT, panels);
  }
}
