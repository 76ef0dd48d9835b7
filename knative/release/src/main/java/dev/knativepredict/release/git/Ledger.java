package dev.knativepredict.release.git;

import dev.knativepredict.release.cluster.DesiredService;
import dev.knativepredict.release.plan.Refused;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The commits of an environment's folder. This tool is the only one that writes its {@code
 * release.yaml}; whatever else others push to the branch is kept.
 */
final class Ledger {

  private static final int TRIES = 5;
  private static final int DIGITS = 7;

  private final Branch branch;
  private final Folder folder;
  private final Queue queue;
  private @Nullable String known;
  private @Nullable GitUnreachable failed;

  Ledger(Branch branch) {
    this.branch = branch;
    Commits commits = Commits.in(branch.git());
    this.folder = new Folder(commits);
    this.queue = new Queue(branch.git(), commits.prefix());
  }

  /**
   * Asks the remote repository, and changes nothing in it: what waits for it still waits. If it is
   * out of reach, whoever needs it is told so.
   */
  synchronized void prepare() {
    if (known != null) {
      return;
    }
    try {
      String tip = branch.fetch();
      if (queue.tip().isEmpty()) {
        folder.check(tip);
        known = tip;
      }
    } catch (GitUnreachable e) {
      failed = e;
    }
  }

  /** The newest commit. */
  private String fetch() {
    if (failed == null) {
      return branch.fetch();
    }
    GitUnreachable failure = failed;
    failed = null;
    throw failure;
  }

  /** What git says runs; empty if it says nothing yet. */
  synchronized Optional<DesiredService> says() {
    return folder.service(known());
  }

  /** Why an image isn't to be released; empty if it may. */
  synchronized Optional<String> refuses(String image) {
    return folder.refusals(known()).reason(image);
  }

  /**
   * Pushes a commit.
   *
   * @return false if git says the same already
   */
  synchronized boolean record(Entry entry) {
    String parent = known();
    for (int i = 0; i < TRIES; i++) {
      Optional<String> commit = folder.commit(parent, entry);
      if (commit.isEmpty()) {
        return false;
      }
      Optional<String> refusal = branch.push(commit.get());
      if (refusal.isEmpty()) {
        pushed(commit.get());
        return true;
      }
      parent = newer(parent, refusal.get());
    }
    throw new GitUnreachable("git takes no commit: others push too often", null);
  }

  /** Keeps a commit in the clone, for the next command that reaches git. */
  synchronized void queue(Entry entry) {
    String parent =
        queue
            .tip()
            .or(branch::tip)
            .orElseThrow(() -> new Refused("git: this clone knows no commit of its branch"));
    folder.commit(parent, entry).ifPresent(queue::put);
    known = null;
  }

  /** Compares git with the cluster; what waits for git still waits. */
  synchronized GitStatus compare(DesiredService cluster) {
    String problem = "";
    try {
      if (known == null) {
        fetch();
      }
    } catch (GitUnreachable e) {
      problem = "; " + e.reason();
    }
    String waiting = queue.tip().isPresent() ? "; a commit waits in this clone" : "";
    String tip = branch.tip().orElse(null);
    Comparison both = new Comparison(Optional.ofNullable(tip).flatMap(folder::service), cluster);
    String foreign =
        tip == null || both.same() || folder.isOurs(tip) ? "" : "; " + folder.foreign(tip).reason();
    return new GitStatus(
        tip == null ? null : tip.substring(0, DIGITS),
        both.same(),
        problem.isEmpty(),
        both.text() + foreign + waiting + problem);
  }

  /** From now on, what others wrote into the file is overwritten, and what waited is forgotten. */
  synchronized void takeOver() {
    known = fetch();
    queue.clear();
  }

  /** The commit that the next one is made on. Asks the remote repository the first time. */
  private String known() {
    if (known == null) {
      String tip = fetch();
      known = queue.tip().map(queued -> flush(tip, queued)).orElse(tip);
      folder.check(known);
    }
    return known;
  }

  private String flush(String tip, String queued) {
    String base = queue.base(tip, queued);
    refuseForeign(base, tip);
    String next = tip;
    for (String commit : queue.commits(base, queued)) {
      next = folder.repeat(next, commit, queue.message(commit));
    }
    Optional<String> refusal = branch.push(next);
    if (refusal.isPresent()) {
      throw new GitUnreachable("git refuses what waited for it: " + refusal.get(), null);
    }
    pushed(next);
    return next;
  }

  private void pushed(String commit) {
    known = commit;
    queue.clear();
    branch.follow(commit);
  }

  private String newer(String parent, String refusal) {
    String tip = branch.fetch();
    if (tip.equals(parent)) {
      throw new GitUnreachable("git refuses the commit: " + refusal, null);
    }
    refuseForeign(parent, tip);
    known = tip;
    return tip;
  }

  /** Whoever else changed the file wants something that this tool doesn't know. */
  private void refuseForeign(String from, String to) {
    if (!folder.sameService(from, to)) {
      known = null;
      throw folder.foreign(to);
    }
  }
}
