package dev.knativepredict.release.page;

import java.time.Instant;

/** An event in a chart. */
public record Mark(Instant time, String text) {

  Element at(double share) {
    return Element.of("line", Element.of("title", text))
        .with("class", "mark")
        .share("x1", share)
        .share("x2", share)
        .with("y1", "0")
        .with("y2", "100%");
  }
}
