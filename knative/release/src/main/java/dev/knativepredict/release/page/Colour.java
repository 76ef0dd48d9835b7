package dev.knativepredict.release.page;

import java.util.List;
import java.util.Locale;

/**
 * The colours of charts, which style.css defines; who can't see some colours can tell them apart.
 */
public enum Colour {
  BLUE,
  ORANGE,
  GREEN,
  PURPLE,
  SKY,
  RED,
  YELLOW,
  /** For what has no colour of its own. */
  GREY;

  private static final List<Colour> IN_TURN =
      List.of(BLUE, ORANGE, GREEN, PURPLE, SKY, RED, YELLOW);

  /** One after the other. */
  public static Colour of(int number) {
    return IN_TURN.get(number % IN_TURN.size());
  }

  String style() {
    return name().toLowerCase(Locale.ROOT);
  }
}
