package dev.knativepredict.release.page;

import dev.knativepredict.release.time.TimeGrid;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What happened when: a row for each event, with a bar from its beginning to its end.
 *
 * @param grid the span of time
 */
public record Timeline(TimeGrid grid, List<Event> events) {

  /** In pixels. */
  private static final int ROW = 22;

  /**
   * An event.
   *
   * @param ended where a dot is
   * @param outcome for those who point at it
   */
  public record Event(String label, Instant began, Instant ended, Colour colour, String outcome) {}

  public Element picture(String title) {
    List<Node> parts = new ArrayList<>();
    parts.add(Element.of("title", title));
    new TimeTicks(grid).times().forEach(time -> parts.add(line(time)));
    for (int i = 0; i < events.size(); i++) {
      parts.add(row(events.get(i), ROW * i + ROW / 2));
    }
    return Element.of("svg", parts)
        .with("class", "timeline")
        .with("role", "img")
        .with("height", ROW * events.size());
  }

  private Element line(Instant time) {
    double x = grid.share(time);
    String anchor = x < 0.03 ? "start" : x > 0.97 ? "end" : "middle";
    Element line =
        Element.of("line").with("class", "grid").share("x1", x).share("x2", x).with("y2", "100%");
    return Element.of("g", line, Plot.label(TimeTicks.text(time), x, 1, 0, 18, anchor));
  }

  private Element row(Event event, int y) {
    double x = Math.max(0, grid.share(event.began()));
    double end = grid.share(event.ended());
    String title =
        "%s: %s, %s".formatted(event.label(), event.outcome(), TimeTicks.whole(event.ended()));
    return Element.of(
        "g",
        Element.of("title", title),
        // The name stands where there is more room.
        Element.of("text", event.label())
            .share("x", end > 0.5 ? x : end)
            .with("dx", end > 0.5 ? -10 : 10)
            .with("y", y + 4)
            .with("text-anchor", end > 0.5 ? "end" : "start"),
        Element.of("rect")
            .with("class", "bar " + event.colour().style())
            .share("x", x)
            .with("y", y - 2)
            .share("width", Math.max(0, end - x))
            .with("height", 4),
        Element.of("circle")
            .with("class", "bar " + event.colour().style())
            .share("cx", end)
            .with("cy", y)
            .with("r", 5));
  }
}
