package dev.knativepredict.check.docs;

import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the comment above a block says about running its commands. */
sealed interface Account {

  /** {@code run}: to be run in a clone of the repository, and to end with exit code 0. */
  record Run() implements Account {}

  /** {@code run: refused with 400}: as {@link Run}; the last answer is an error of this status. */
  record Refused(int status) implements Account {}

  /** {@code run: serves}: starts the server that later blocks call, and does not end by itself. */
  record Serves() implements Account {}

  /** {@code run by: make e2e}: these targets of the gate run the same commands. */
  record RunBy(List<String> targets) implements Account {}

  /** {@code not run: the reason}. */
  record NotRun(String reason) implements Account {}

  Pattern REFUSED = Pattern.compile("run: refused with (\\d{3})");
  Pattern RUN_BY = Pattern.compile("run by: (make [a-z0-9-]+(?:, make [a-z0-9-]+)*)");
  Pattern NOT_RUN = Pattern.compile("not run: (.*\\w.*)");

  /** The account that a comment gives; empty if it gives none. */
  static Optional<Account> parse(String comment) {
    return switch (comment) {
      case "run" -> Optional.of(new Run());
      case "run: serves" -> Optional.of(new Serves());
      default ->
          match(REFUSED, comment)
              .<Account>map(m -> new Refused(Integer.parseInt(m.group(1))))
              .or(() -> match(RUN_BY, comment).map(m -> new RunBy(targets(m.group(1)))))
              .or(() -> match(NOT_RUN, comment).map(m -> new NotRun(m.group(1))));
    };
  }

  private static Optional<MatchResult> match(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    return matcher.matches() ? Optional.of(matcher.toMatchResult()) : Optional.empty();
  }

  private static List<String> targets(String list) {
    return List.of(list.replace("make ", "").split(", "));
  }
}
