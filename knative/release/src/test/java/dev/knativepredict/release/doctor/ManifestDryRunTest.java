package dev.knativepredict.release.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.knativepredict.release.plan.ImageReference;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ManifestDryRunTest extends WithFakeApi {

  private static final String IMAGE = "other.example/predict@sha256:" + "2".repeat(64);

  @Test
  void onlyADryRunIsSent() {
    found(new ManifestDryRun());
    assertThat(api.sent()).containsExactly("PATCH " + FakeApi.SERVICE + "?dryRun=All");
  }

  @Test
  void theImageThatWillBeReleasedIsInIt() {
    List<JsonNode> sent = new ArrayList<>();
    api.reacts(body -> {
      sent.add(body);
      return FakeApi.answer(200, "{}");
    });
    assertThat(found(new ManifestDryRun(), new ImageReference(IMAGE))).hasSize(1);
    assertThat(sent).singleElement().asString().contains(IMAGE, "predict-0000000-");
  }

  @Test
  void whatTheClusterRefusesIsSaidInItsWords() {
    api.reacts(body -> FakeApi.answer(400, "{message: 'must not set the field(s): nodeSelector'}"));
    assertThat(found(new ManifestDryRun()))
        .containsExactly(
            "problem: the cluster refuses it: must not set the field(s): nodeSelector");
  }

  @Test
  void aPolicyThatRefusesIsAProblemToo() {
    api.reacts(body -> FakeApi.answer(403, "{message: 'admission webhook denied the request'}"));
    assertThat(found(new ManifestDryRun())).singleElement().asString().startsWith("problem: ");
  }

  @Test
  void withoutAServiceAndAManifestThereIsNothingToCheck() {
    api.answers(FakeApi.SERVICE, 404, "not found");
    assertThat(found(new ManifestDryRun()))
        .containsExactly("hint: not seen: the Service doesn't exist yet: give --file");
  }
}
