package dev.knativepredict.release.traffic;

import java.util.HashSet;
import java.util.List;
import java.util.stream.Collectors;

/** How the traffic is split: the shares add up to 100, and each revision and tag occurs once. */
public record Traffic(List<Target> targets) {

  public Traffic {
    targets = List.copyOf(targets);
    int sum = targets.stream().mapToInt(target -> target.percent().value()).sum();
    if (sum != 100) {
      throw new IllegalArgumentException("the shares add up to %d, not to 100".formatted(sum));
    }
    var seen = new HashSet<>();
    for (Target target : targets) {
      if (!seen.add(target.revision()) || !seen.add(target.tag())) {
        throw new IllegalArgumentException("%s or its tag occurs twice".formatted(target));
      }
    }
  }

  /**
   * One revision has all of the traffic, and no other is listed.
   *
   * <p>If one target isn't ready, even at 0 %, Knative puts no target of the list into effect. So
   * only this way back works while a candidate is down.
   */
  public static Traffic only(RevisionName stable) {
    return new Traffic(List.of(new Target(stable, Percent.ALL, Tag.STABLE)));
  }

  /** For a Service's first revision, which gets all of the traffic. */
  public static Traffic first(RevisionName candidate) {
    return new Traffic(List.of(new Target(candidate, Percent.ALL, Tag.CANDIDATE)));
  }

  public static Traffic split(RevisionName stable, RevisionName candidate, Percent share) {
    return new Traffic(
        List.of(
            new Target(stable, share.rest(), Tag.STABLE),
            new Target(candidate, share, Tag.CANDIDATE)));
  }

  @Override
  public String toString() {
    return targets.stream()
        .map(target -> target.revision() + " " + target.percent())
        .collect(Collectors.joining(", "));
  }
}
