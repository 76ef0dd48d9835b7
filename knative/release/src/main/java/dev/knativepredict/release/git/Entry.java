package dev.knativepredict.release.git;

import dev.knativepredict.release.cluster.DesiredService;
import dev.knativepredict.release.traffic.PastRelease;
import dev.knativepredict.release.traffic.Rollout;
import dev.knativepredict.release.traffic.State;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a commit says.
 *
 * @param wanted the Service from now on
 * @param verdict what the step is based on, on one line; empty if only the Service's state says it
 * @param counts one line for each check that counted something
 */
record Entry(DesiredService wanted, String verdict, List<String> counts) {

  /** The commit's message, with its trailers. */
  String message(@Nullable DesiredService before) {
    Stream<String> trailers =
        Stream.of(
                Stream.of(trailer(Commits.MARK, verdict.isEmpty() ? ending() : verdict)),
                Stream.of(trailer("Release-From", before == null ? "none" : before.traffic())),
                Stream.of(trailer("Release-To", wanted.traffic())),
                image().map(image -> trailer("Release-Image", image)).stream(),
                counts.stream().map(count -> trailer("Release-Count", count)))
            .flatMap(lines -> lines);
    return "%s%n%n%s%n".formatted(subject(), String.join("\n", trailers.toList()));
  }

  private static String trailer(String name, Object value) {
    return name + ": " + value.toString().replaceAll("\\s+", " ");
  }

  private String subject() {
    State state = wanted.state();
    if (state == null) {
      return "Give users [%s]".formatted(wanted.traffic());
    }
    Rollout rollout = state.rollout();
    if (rollout == null) {
      return newest(state).map(Entry::ended).orElse("Give users [%s]".formatted(state.traffic()));
    }
    String revision = rollout.candidate().revision().value();
    return rollout.held() != null
        ? "Hold %s at %s".formatted(revision, rollout.share())
        : "Give %s %s".formatted(revision, rollout.share());
  }

  private static String ended(PastRelease past) {
    return switch (past.ending()) {
      case PROMOTED -> "Make %s stable".formatted(past.candidate().revision());
      case ROLLED_BACK -> "Roll %s back".formatted(past.candidate().revision());
      case ADOPTED -> "Take %s as it was found".formatted(past.candidate().revision());
    };
  }

  private String ending() {
    State state = wanted.state();
    if (state == null) {
      return "found";
    }
    Rollout rollout = state.rollout();
    if (rollout != null) {
      return rollout.held() == null ? "not judged yet" : "held: " + rollout.held();
    }
    return newest(state).map(PastRelease::reason).orElse("found");
  }

  /** The image that the step is about. */
  private Optional<String> image() {
    State state = wanted.state();
    return Optional.ofNullable(state)
        .map(State::rollout)
        .map(Rollout::candidate)
        .or(() -> Optional.ofNullable(state).flatMap(Entry::newest).map(PastRelease::candidate))
        .map(candidate -> candidate.image());
  }

  private static Optional<PastRelease> newest(State state) {
    return state.history().stream().findFirst();
  }
}
