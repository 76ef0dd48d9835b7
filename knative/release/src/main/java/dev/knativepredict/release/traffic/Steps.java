package dev.knativepredict.release.traffic;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The shares that a candidate gets, one after the other: each larger, the last one 100 percent. */
public record Steps(List<Percent> shares) {

  private static final Pattern LIST = Pattern.compile(" *[0-9]{1,3} *(, *[0-9]{1,3} *)*");

  public Steps {
    shares = List.copyOf(shares);
    Percent before = Percent.NONE;
    for (Percent share : shares) {
      if (share.compareTo(before) <= 0) {
        throw new IllegalArgumentException(
            "steps: %s is not larger than %s before it".formatted(share, before));
      }
      before = share;
    }
    if (!before.equals(Percent.ALL)) {
      throw new IllegalArgumentException("steps: the last one is %s, not 100 %%".formatted(before));
    }
  }

  /** Reads a list such as {@code 5,25,50,100}. */
  public static Steps of(String text) {
    if (!LIST.matcher(text).matches()) {
      throw new IllegalArgumentException(
          "steps: '%s' is not a list of percents such as 5,25,50,100".formatted(text));
    }
    return new Steps(
        Stream.of(text.split(","))
            .map(share -> new Percent(Integer.parseInt(share.strip())))
            .toList());
  }

  /** The steps that are left for a candidate with this share. That share is judged again. */
  public List<Percent> from(Percent reached) {
    return shares.stream().filter(share -> share.compareTo(reached) >= 0).toList();
  }
}
