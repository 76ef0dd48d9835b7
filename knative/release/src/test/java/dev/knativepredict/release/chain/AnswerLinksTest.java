package dev.knativepredict.release.chain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.knativepredict.release.chain.Outcome.Agrees;
import dev.knativepredict.release.chain.Outcome.Differs;
import dev.knativepredict.release.chain.Outcome.NotChecked;
import dev.knativepredict.release.evidence.Identity;
import dev.knativepredict.release.evidence.ServedModel;
import dev.knativepredict.release.traffic.Candidate;
import dev.knativepredict.release.traffic.RevisionName;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AnswerLinksTest {

  private static final String COMMIT = "0123456789".repeat(4);
  private static final ServedModel CREDIT = new ServedModel("credit", "1", "a".repeat(64));
  private static final ServedModel PENGUINS = new ServedModel("penguins", "2", "b".repeat(64));

  @Test
  void anAnswerOfTheRevisionThatGetsTheTrafficAgrees() {
    assertThat(links(answer("it-1", COMMIT, CREDIT), origin("credit/1", COMMIT)))
        .containsExactly(new Agrees("it-1"), new Agrees("credit/1"), new Agrees(COMMIT));
  }

  @Test
  void anAnswerOfAnotherRevisionModelAndCommitDiffers() {
    String other = "f".repeat(40);
    assertThat(links(answer("it-9", other, PENGUINS), origin("credit/1", COMMIT)))
        .containsExactly(
            new Differs("it-1 or it-2", "it-9"),
            new Differs("credit/1", "penguins/2"),
            new Differs(COMMIT, other));
  }

  @Test
  void aReleaseMayNameItsCommitByItsFirstDigits() {
    assertThat(links(answer("it-1", COMMIT, CREDIT), origin("credit/1", "0123456")).get(2))
        .isEqualTo(new Agrees(COMMIT));
    assertThat(links(answer("it-1", COMMIT + "-dirty", CREDIT), origin("c/1", "0123456")).get(2))
        .isEqualTo(new Differs("0123456", COMMIT + "-dirty"));
  }

  @Test
  void theModelThatWasReleasedMayBeOneOfSeveral() {
    assertThat(links(answer("it-1", COMMIT, CREDIT, PENGUINS), origin("penguins/2", COMMIT)).get(1))
        .isEqualTo(new Agrees("penguins/2"));
    assertThat(links(answer("it-1", COMMIT, CREDIT, PENGUINS), origin("penguins/3", COMMIT)).get(1))
        .isEqualTo(new Differs("penguins/3", "credit/1, penguins/2"));
  }

  @Test
  void whatNobodySaysIsNotChecked() {
    assertThat(links(answer(null, ""), origin("credit/1", COMMIT)))
        .containsExactly(
            new NotChecked("the answer has no header Revision"),
            new NotChecked("the answer names no model"),
            new NotChecked("the answer names no commit"));
    assertThat(links(answer("it-1", COMMIT, CREDIT), origin(null, "unknown")))
        .contains(
            new NotChecked("the revision doesn't name its model"),
            new NotChecked("the revision doesn't name its commit"));
  }

  @Test
  void withoutAnAnswerThatIsTheReason() {
    Identity none = new Identity(null, List.of(), "", "no connection");
    assertThat(links(none, origin("credit/1", COMMIT)))
        .containsOnly(new NotChecked("no connection"));
  }

  private static Identity answer(@Nullable String revision, String commit, ServedModel... models) {
    return new Identity(revision, List.of(models), commit, null);
  }

  private static Candidate origin(@Nullable String model, String commit) {
    return new Candidate(new RevisionName("it-1"), commit, model, "it@sha256:" + "0".repeat(64));
  }

  private static List<Outcome> links(Identity answer, Candidate origin) {
    return new AnswerLinks(answer, List.of("it-1", "it-2"), origin)
        .links().stream().map(Link::outcome).toList();
  }
}
