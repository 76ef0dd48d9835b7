package dev.knativepredict.check.docs;

import java.util.Optional;
import java.util.Set;

/**
 * A fenced block of a page.
 *
 * @param line the line on which its fence opens, from 1
 * @param language what follows the fence; empty if nothing does
 * @param comment what the HTML comment directly above says; empty if there is none
 * @param text its lines, each with a line break
 */
record Block(int line, String language, String comment, String text) {

  private static final Set<String> SHELLS = Set.of("sh", "bash", "shell", "console");
  private static final String FILE = "file: ";

  /** Whether it has commands: those of a shell, or a transcript that repeats them after a "$". */
  boolean hasCommands() {
    return SHELLS.contains(language) || text.startsWith("$ ");
  }

  /** Whether it is an answer, which the commands right before it print. */
  boolean isAnswer() {
    return language.equals("json");
  }

  Optional<Account> account() {
    return Account.parse(comment);
  }

  /** The file to write it to, relative to the repository; empty if it is none. */
  Optional<String> file() {
    return comment.startsWith(FILE)
        ? Optional.of(comment.substring(FILE.length()))
        : Optional.empty();
  }
}
