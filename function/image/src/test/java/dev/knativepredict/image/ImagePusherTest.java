package dev.knativepredict.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.cloud.tools.jib.api.DescriptorDigest;
import com.google.cloud.tools.jib.api.ImageReference;
import com.google.cloud.tools.jib.api.Jib;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImagePusherTest {

  private static final List<Layer> LAYERS = List.of(Layer.values());

  @TempDir Path directory;

  @SuppressWarnings("NullAway.Init") // Set before each test.
  private FakeRegistry registry;

  @SuppressWarnings("NullAway.Init") // Set before each test.
  private PushTarget target;

  @SuppressWarnings("NullAway.Init") // Set before each test.
  private Application application;

  @BeforeEach
  void start() throws IOException {
    registry = new FakeRegistry();
    target = new PushTarget(registry.host(), "predict", false);
    application = TestApplication.in(directory.resolve("app"));
  }

  @AfterEach
  void stop() throws IOException {
    registry.close();
  }

  @Test
  void theSameFilesHaveTheSameDigest() throws Exception {
    DescriptorDigest first = pushContent("first");
    application = TestApplication.in(directory.resolve("again"));

    assertThat(pushContent("second")).isEqualTo(first);
  }

  @Test
  void aChangedCacheChangesTheDigest() throws Exception {
    DescriptorDigest first = pushContent("first");
    Files.writeString(application.cache(Protocol.HTTP_1_1), "another cache");

    assertThat(pushContent("second")).isNotEqualTo(first);
  }

  @Test
  void thePushedImageHasALayerForEachPartAndReturnsItsCaches() throws Exception {
    PushedImage pushed = PushedImage.of(target.repository(), pushContent("content"), LAYERS);
    for (Protocol protocol : Protocol.values()) {
      Files.writeString(application.cache(protocol), "lost");
      pushed.fetchCache(protocol.layer(), application.cache(protocol));
    }

    assertThat(application.cache(Protocol.HTTP_1_1)).hasContent("cache");
    assertThat(application.cache(Protocol.H2C)).hasContent("cache for HTTP/2");
    assertThat(pushed.compressedBase()).isZero();
    for (Layer layer : Layer.values()) {
      assertThat(pushed.compressed(layer)).isPositive();
    }
  }

  @Test
  void theReleaseHasTheSameLayersAndADigestForEachCommit() throws Exception {
    PushedImage content = PushedImage.of(target.repository(), pushContent("content"), LAYERS);
    DescriptorDigest digest = pushRelease("1");
    PushedImage release = PushedImage.of(target.repository(), digest, LAYERS);

    for (Layer layer : Layer.values()) {
      assertThat(release.compressed(layer)).isEqualTo(content.compressed(layer));
    }
    assertThat(pushRelease("1")).isEqualTo(digest);
    assertThat(pushRelease("2")).isNotEqualTo(digest);
    assertThat(target.repository().digest("1")).contains(digest);
    assertThat(target.repository().digest("1-amd64")).contains(digest);
  }

  @Test
  void anImageForAnotherKindOfMachineHasNoAotCache() throws Exception {
    Target elsewhere = new Target(Platform.ARM64, Optional.of(directory));
    DescriptorDigest digest =
        pusher().pushContent(Jib.fromScratch(), application, elsewhere, target.tagged("arm64"));

    PushedImage pushed = PushedImage.of(target.repository(), digest, elsewhere.layers());
    assertThat(pushed.ours()).containsExactly(Layer.NATIVES, Layer.JAVA, Layer.JARS, Layer.MODEL);
    assertThat(pushed.compressedBase()).isZero();
    base("arm64").require(Platform.ARM64);
    assertThatThrownBy(() -> base("arm64").require(Platform.AMD64))
        .isInstanceOf(ImageBuildFailed.class)
        .hasMessageStartingWith("--base: ")
        .hasMessageEndingWith(":arm64 isn't for linux/amd64");
  }

  @Test
  void aTagThatWasNotPushedHasNoDigest() throws Exception {
    assertThat(target.repository().digest("unknown")).isEmpty();
  }

  @Test
  void aRegistryThatIsNoNameIsRefused() {
    assertThatThrownBy(() -> new PushTarget("not a name", "predict", false).tagged("1"))
        .isInstanceOf(ImageBuildFailed.class)
        .hasMessageContaining("not a name");
  }

  private DescriptorDigest pushContent(String tag) throws Exception {
    return pusher()
        .pushContent(Jib.fromScratch(), application, TestApplication.HERE, target.tagged(tag));
  }

  private DescriptorDigest pushRelease(String sha) throws Exception {
    ImageReference content = target.tagged("content");
    Commit commit = new Commit(sha, false, Instant.EPOCH);
    return pusher()
        .pushRelease(
            content,
            commit,
            Map.entry("MODEL", "/app/model"),
            Map.of("title", "predict"),
            target.tagged(sha),
            sha + "-amd64");
  }

  private BaseImage base(String tag) throws Exception {
    return BaseImage.of(target.tagged(tag), true);
  }

  private ImagePusher pusher() {
    return target.pusher(directory.resolve("jib"));
  }
}
