package dev.knativepredict.release.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import java.util.List;
import org.junit.jupiter.api.Test;

class PodImagesTest {

  @Test
  void theImageOfAPodIsThatOfTheContainerThatServes() {
    assertThat(PodImages.of(List.of(pod("it@sha256:1"), pod("it@sha256:1"), pod("it@sha256:0"))))
        .containsExactly("it@sha256:0", "it@sha256:1");
  }

  @Test
  void aPodThatWaitsForItsImageHasNone() {
    assertThat(PodImages.of(List.of(pod("")))).isEmpty();
    assertThat(PodImages.of(List.of())).isEmpty();
  }

  /** Kubernetes sorts statuses by name, and containers not. */
  private static Pod pod(String image) {
    return new PodBuilder()
        .withNewSpec()
        .addNewContainer()
        .withName("queue-proxy")
        .endContainer()
        .addNewContainer()
        .withName("user-container")
        .endContainer()
        .addNewContainer()
        .withName("beside")
        .endContainer()
        .endSpec()
        .withNewStatus()
        .addNewContainerStatus()
        .withName("beside")
        .withImageID("beside@sha256:2")
        .endContainerStatus()
        .addNewContainerStatus()
        .withName("queue-proxy")
        .withImageID("queue@sha256:3")
        .endContainerStatus()
        .addNewContainerStatus()
        .withName("user-container")
        .withImageID(image)
        .endContainerStatus()
        .endStatus()
        .build();
  }
}
