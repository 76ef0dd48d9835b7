package dev.knativepredict.release.git;

import dev.knativepredict.release.cluster.DesiredService;
import dev.knativepredict.release.traffic.PastRelease;
import dev.knativepredict.release.traffic.Rollout;
import dev.knativepredict.release.traffic.State;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What git says, beside what the cluster has.
 *
 * @param git empty if git says nothing yet
 */
record Comparison(Optional<DesiredService> git, DesiredService cluster) {

  boolean same() {
    return git.filter(cluster::equals).isPresent();
  }

  /** Which of the two knows of the later step. */
  String text() {
    if (same()) {
      return "git says what the cluster has";
    }
    if (git.isEmpty()) {
      return "cluster ahead of git: git has no release.yaml yet";
    }
    return "%s: git says [%s], the cluster has [%s]"
        .formatted(
            gitIsLater(git.get().state(), cluster.state())
                ? "git ahead of the cluster"
                : "cluster ahead of git",
            git.get().traffic(),
            cluster.traffic());
  }

  private static boolean gitIsLater(@Nullable State git, @Nullable State cluster) {
    if (git == null || cluster == null) {
      return git != null;
    }
    int later = time(git).compareTo(time(cluster));
    return later == 0 ? share(git) > share(cluster) : later > 0;
  }

  private static Instant time(State state) {
    return Stream.concat(
            state.history().stream().map(PastRelease::ended),
            Stream.ofNullable(state.rollout()).map(Rollout::began))
        .max(Instant::compareTo)
        .orElse(Instant.MIN);
  }

  private static int share(State state) {
    return state.rollout() == null ? 0 : state.rollout().share().value();
  }
}
