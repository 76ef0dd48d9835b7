package dev.knativepredict.release.chain;

import dev.knativepredict.release.evidence.Identity;
import dev.knativepredict.release.evidence.ServedModel;
import dev.knativepredict.release.traffic.Candidate;
import java.util.List;
import java.util.Optional;

/**
 * From an answer to the revision: its name, its model and its commit.
 *
 * @param expected the names of the revisions that may answer at this URL
 * @param origin what the revision says that it was made from
 */
public record AnswerLinks(Identity answer, List<String> expected, Candidate origin) {

  private static final String ANSWER = "answer";
  private static final String REVISION = "revision";

  /** The three links. */
  public List<Link> links() {
    return List.of(
        new Link("revision", "traffic", "answer's header Revision", revision()),
        new Link("model", REVISION, ANSWER, model()),
        new Link("commit", REVISION, ANSWER, commit()));
  }

  private Outcome revision() {
    String found = answer.revision();
    if (found == null) {
      return new Outcome.NotChecked(problem("the answer has no header Revision"));
    }
    return expected.contains(found)
        ? new Outcome.Agrees(found)
        : new Outcome.Differs(String.join(" or ", expected), found);
  }

  private Outcome model() {
    String named = origin.model();
    if (named == null) {
      return new Outcome.NotChecked("the revision doesn't name its model");
    }
    List<String> served = answer.models().stream().map(ServedModel::path).toList();
    if (served.isEmpty()) {
      return new Outcome.NotChecked(problem("the answer names no model"));
    }
    return served.contains(named)
        ? new Outcome.Agrees(named)
        : new Outcome.Differs(named, String.join(", ", served));
  }

  private Outcome commit() {
    return Commits.compare(origin.commit(), answer.commit(), problem("the answer names no commit"));
  }

  /** Without an answer, that is the reason. */
  private String problem(String otherwise) {
    return Optional.ofNullable(answer.problem()).orElse(otherwise);
  }
}
