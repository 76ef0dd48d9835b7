package dev.knativepredict.release.git;

import dev.knativepredict.release.cluster.DesiredService;
import dev.knativepredict.release.plan.Refused;
import dev.knativepredict.release.traffic.State;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The files of an environment: {@code release.yaml}, {@code refused.yaml}, and a {@code
 * kustomization.yaml} that has the first, which is made if there is none.
 */
record Folder(Commits commits) {

  private static final String KUSTOMIZATION = "kustomization.yaml";

  private static final String NEW_KUSTOMIZATION =
      """
      apiVersion: kustomize.config.k8s.io/v1beta1
      kind: Kustomization
      resources:
        - release.yaml
      """;

  Optional<DesiredService> service(String commit) {
    return commits.read(commit, ReleaseFile.NAME).flatMap(ReleaseFile::read);
  }

  Refusals refusals(String commit) {
    return Refusals.read(commits.read(commit, Refusals.NAME).orElse(""));
  }

  boolean sameService(String one, String other) {
    return commits.content(one, ReleaseFile.NAME).equals(commits.content(other, ReleaseFile.NAME));
  }

  /** Makes the commit of an entry; none if its parent says the same already. */
  Optional<String> commit(String parent, Entry entry) {
    DesiredService before = service(parent).orElse(null);
    if (entry.wanted().equals(before)) {
      return Optional.empty();
    }
    Map<String, String> files = new HashMap<>();
    files.put(ReleaseFile.NAME, ReleaseFile.text(entry.wanted()));
    State state = entry.wanted().state();
    if (state != null) {
      Refusals refusals = refusals(parent);
      Refusals next = refusals.after(before == null ? null : before.state(), state);
      if (!next.equals(refusals)) {
        files.put(Refusals.NAME, next.text());
      }
    }
    if (commits.content(parent, KUSTOMIZATION).isEmpty()) {
      files.put(KUSTOMIZATION, NEW_KUSTOMIZATION);
    }
    return Optional.of(commits.make(parent, files, entry.message(before)));
  }

  /** Makes a commit again, on another parent. */
  String repeat(String parent, String commit, String message) {
    Map<String, String> files = new HashMap<>();
    for (String file : List.of(ReleaseFile.NAME, Refusals.NAME, KUSTOMIZATION)) {
      commits.read(commit, file).ifPresent(text -> files.put(file, text));
    }
    return commits.make(parent, files, message);
  }

  /** Whether nobody else changed the file last. */
  boolean isOurs(String commit) {
    return commits.content(commit, ReleaseFile.NAME).isEmpty()
        || commits.last(commit, ReleaseFile.NAME).ours();
  }

  /** Refuses a folder that this tool can't keep true. */
  void check(String commit) {
    if (!isOurs(commit)) {
      throw foreign(commit);
    }
    commits
        .read(commit, KUSTOMIZATION)
        .filter(text -> !ReleaseFile.isResource(text))
        .ifPresent(_ -> {
          throw new Refused(
              "git: %s%s has no %s among its resources"
                  .formatted(commits.prefix(), KUSTOMIZATION, ReleaseFile.NAME));
        });
  }

  /** Whoever else changed the file wants something that a release doesn't know. */
  Refused foreign(String commit) {
    Commits.Last last = commits.last(commit, ReleaseFile.NAME);
    return new Refused(
        "git: %s%s was changed by %s, %s"
            .formatted(
                commits.prefix(),
                ReleaseFile.NAME,
                last.text(),
                last.ours()
                    ? "another release or rollback"
                    : "and not by a release: take that back, or let `release sync` write what the"
                        + " cluster has"));
  }
}
