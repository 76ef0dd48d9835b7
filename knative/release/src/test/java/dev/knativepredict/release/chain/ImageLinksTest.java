package dev.knativepredict.release.chain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.knativepredict.release.chain.Outcome.Agrees;
import dev.knativepredict.release.chain.Outcome.Differs;
import dev.knativepredict.release.chain.Outcome.NotChecked;
import dev.knativepredict.release.evidence.FakeImages;
import dev.knativepredict.release.evidence.ImageContent;
import dev.knativepredict.release.evidence.ServedModel;
import dev.knativepredict.release.traffic.Candidate;
import dev.knativepredict.release.traffic.RevisionName;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ImageLinksTest {

  private static final String COMMIT = "0123456789".repeat(4);
  private static final String DIGEST = digest("0");
  private static final String PART = digest("1");
  private static final String OTHER = "it.example/it@" + digest("9");
  private static final ServedModel SERVED = new ServedModel("credit", "1", "a".repeat(64));
  private static final ImageContent UNREADABLE = new ImageContent.Unreadable("wants a login");

  private final FakeImages images = new FakeImages();

  @Test
  void anImageThatWasMadeFromTheCommitAndTheModelAgrees() {
    assertThat(links(List.of("it.example/it@" + DIGEST), whole(COMMIT, "a".repeat(64)), SERVED))
        .containsExactly(
            new Agrees(DIGEST),
            new Agrees(DIGEST),
            new NotChecked("make verify-image IMAGE=it.example/it@" + DIGEST + " checks it"),
            new Agrees(COMMIT),
            new Agrees("a".repeat(64)));
  }

  @Test
  void anImageThatWasMadeFromAnotherCommitAndModelDiffers() {
    String other = "f".repeat(40);
    images.put(OTHER, new ImageContent.Whole(Set.of(digest("9"), digest("8")), Map.of()));
    assertThat(links(List.of(OTHER), whole(other, "b".repeat(64)), SERVED))
        .contains(
            new Differs(DIGEST, digest("9")),
            new Differs(COMMIT, other),
            new Differs("a".repeat(64), "b".repeat(64)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"it.example/it@sha256:", "sha256:"})
  void aNodeMayNameAnImageByAPartOfIt(String before) {
    String named = before + "1".repeat(64);
    assertThat(links(List.of(named), whole(COMMIT, ""), SERVED).getFirst())
        .isEqualTo(new Agrees(DIGEST));
    assertThat(links(List.of(named), UNREADABLE, SERVED).getFirst()).isEqualTo(unknown(PART));
  }

  /** For example by an index that it has pulled before. */
  @Test
  void aNodeMayNameAnImageByAnotherOneWithTheSameConfiguration() {
    assertThat(links(List.of(OTHER), whole(COMMIT, ""), SERVED).getFirst())
        .isEqualTo(unknown(digest("9")));
    images.put(OTHER, new ImageContent.Whole(Set.of(digest("9"), PART), Map.of()));
    assertThat(links(List.of(OTHER), whole(COMMIT, ""), SERVED).getFirst())
        .isEqualTo(new Agrees(DIGEST));
  }

  @Test
  void onePodOfManyThatRunsSomethingElseIsEnough() {
    images.put(OTHER, new ImageContent.Whole(Set.of(digest("9")), Map.of()));
    assertThat(links(List.of("it@" + DIGEST, OTHER), whole(COMMIT, ""), SERVED).getFirst())
        .isEqualTo(new Differs(DIGEST, digest("9")));
    assertThat(links(List.of("it@" + DIGEST, digest("9")), whole(COMMIT, ""), SERVED).getFirst())
        .isEqualTo(new Differs(DIGEST, digest("9")));
  }

  @Test
  void aRegistryThatHasSomethingElseOrNothingDiffers() {
    assertThat(links(List.of(), new ImageContent.Altered(PART, digest("9")), SERVED).get(1))
        .isEqualTo(new Differs(PART, digest("9")));
    assertThat(links(List.of(), new ImageContent.Gone(DIGEST), SERVED).get(1))
        .isEqualTo(new Differs(DIGEST, "it isn't there"));
  }

  @Test
  void whatCantBeReadIsNotChecked() {
    assertThat(links(List.of(), UNREADABLE, SERVED))
        .contains(
            new NotChecked("no pod runs, or none may be read"),
            new NotChecked("wants a login"),
            new NotChecked("the image's labels can't be read"))
        .noneMatch(Agrees.class::isInstance)
        .noneMatch(Differs.class::isInstance);
    assertThat(links(List.of(), whole(COMMIT, ""), SERVED).getLast())
        .isEqualTo(new NotChecked("the image has no such label"));
    assertThat(links(List.of(), whole(COMMIT, "a".repeat(64)), null).getLast())
        .isEqualTo(new NotChecked("no answer names the model"));
  }

  @Test
  void theLabelOfSeveralModelsHasNoDigest() {
    var labels = Map.of("dev.knativepredict.models", "credit/1 penguins/2");
    assertThat(links(List.of(), new ImageContent.Whole(Set.of(DIGEST), labels), SERVED).getLast())
        .isEqualTo(new NotChecked("the label of several models has no digests"));
  }

  private static NotChecked unknown(String digest) {
    return new NotChecked(
        "a node calls it " + digest + ", and no registry says whether that is the same");
  }

  private static String digest(String digit) {
    return "sha256:" + digit.repeat(64);
  }

  private static ImageContent whole(String commit, String model) {
    return new ImageContent.Whole(
        Set.of(DIGEST, PART),
        Map.of(
            "org.opencontainers.image.revision", commit, "dev.knativepredict.model.sha256", model));
  }

  private List<Outcome> links(
      List<String> running, ImageContent content, @Nullable ServedModel served) {
    Candidate origin =
        new Candidate(new RevisionName("it-1"), COMMIT, "credit/1", "it.example/it@" + DIGEST);
    images.put(origin.image(), content);
    return new ImageLinks(origin, running, images, served)
        .links().stream().map(Link::outcome).toList();
  }
}
