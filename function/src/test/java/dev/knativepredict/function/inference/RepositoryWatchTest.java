package dev.knativepredict.function.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.knativepredict.function.contract.Environment;
import dev.knativepredict.function.contract.TestRepository;
import dev.knativepredict.function.refusal.Refused;
import dev.knativepredict.function.settings.Limits;
import dev.knativepredict.function.settings.Settings;
import dev.knativepredict.manifest.BrokenModel;
import dev.knativepredict.onnx.Tensor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Changes of a repository at run time, look by look. */
class RepositoryWatchTest {

  private static final Tensor ROW = Tensor.Numbers.of(new float[] {50_000, 35, 720}, 1, 3);

  @TempDir Path root;
  private TestRepository repository;
  private final List<String> checked = new ArrayList<>();
  private Models models;
  private RepositoryWatch watch;

  @BeforeEach
  void load() throws IOException {
    repository = new TestRepository(root);
    repository.add(Environment.CREDIT, "credit", 1);
    Limits limits = Settings.from(Map.of("REQUEST_TIMEOUT_MS", "1")).limits();
    RepositoryLoader loader =
        new RepositoryLoader(
            new Repository(root), Trust.of(null), new Admission(2, 2), limits, this::check);
    models = new Models(loader.load());
    watch = new RepositoryWatch(loader, models);
  }

  private void check(LoadedModel model) {
    String name = model.manifest().name() + " " + model.manifest().version();
    if (name.equals("bad 1")) {
      throw new BrokenModel(model.directory().path(), "it does not pass");
    }
    checked.add(name);
  }

  @Test
  void aNewVersionIsServedOnceItsDirectoryHasSettled() throws IOException {
    repository.add(Environment.CREDIT, "credit", 2);

    watch.look();
    assertThat(models.versions("credit")).containsExactly("1");
    watch.look();
    assertThat(models.versions("credit")).containsExactly("1", "2");
    assertThat(models.find("credit", null).manifest().version()).isEqualTo("2");
    assertThat(checked).containsExactly("credit 1", "credit 2");
  }

  @Test
  void nothingIsLoadedTwice() throws IOException {
    LoadedModel before = models.find("credit", null);
    repository.add(Environment.PENGUINS, "penguins", 1);
    for (int i = 0; i < 4; i++) {
      watch.look();
    }

    assertThat(models.find("credit", null)).isSameAs(before);
    assertThat(checked).containsExactly("credit 1", "penguins 1");
  }

  @Test
  void aDirectoryWithoutItsManifestIsNotTried() throws IOException {
    repository.add(Environment.CREDIT, "credit", 2);
    Path manifest = repository.version("credit", 2).resolve("manifest.json");
    byte[] bytes = Files.readAllBytes(manifest);
    Files.delete(manifest);
    looks(3);
    assertThat(models.all().broken()).isEmpty();

    Files.write(manifest, bytes);
    looks(2);

    assertThat(models.versions("credit")).containsExactly("1", "2");
  }

  @Test
  void aBrokenOneIsSaidAndNotServedUntilItIsWhole() throws IOException {
    repository.add(Environment.CREDIT, "credit", 2);
    repository.damage("credit", 2);
    repository.add(Environment.CREDIT, "bad", 1);
    looks(3);
    assertThat(models.versions("credit")).containsExactly("1");
    assertThat(models.all().broken().values())
        .extracting(BrokenModel::reason)
        .anyMatch(reason -> reason.startsWith("model.onnx has SHA-256"))
        .contains("it does not pass");

    repository.damage("credit", 2);
    looks(2);

    assertThat(models.versions("credit")).containsExactly("1", "2");
    assertThat(models.all().broken()).hasSize(1);
  }

  @Test
  void aVersionThatBreaksIsServedAsItWas() throws IOException {
    LoadedModel before = models.find("credit", null);
    repository.damage("credit", 1);
    looks(3);

    assertThat(models.find("credit", null)).isSameAs(before);
    assertThat(models.all().broken()).hasSize(1);
    assertThat(run(before)).isEqualTo("1");
  }

  @Test
  void aVersionThatIsGoneIsClosedOnlyAfterTheTimeOfARequest() throws Exception {
    repository.add(Environment.CREDIT, "credit", 2);
    looks(2);
    LoadedModel old = models.find("credit", "1");
    repository.delete("credit", 1);
    watch.look();

    assertThat(models.versions("credit")).containsExactly("2");
    assertThat(run(old)).isEqualTo("1");
    Thread.sleep(5);
    watch.look();
    assertThatThrownBy(() -> run(old)).isInstanceOf(Refused.class);
    assertThat(run(models.find("credit", null))).isEqualTo("2");
  }

  @Test
  void theLastOnesStayIfNoneWouldBeLeft() throws IOException {
    repository.delete("credit", 1);

    assertThatThrownBy(watch::look).hasMessage("there would be no model left");
    assertThat(run(models.find("credit", null))).isEqualTo("1");
    repository.add(Environment.CREDIT, "credit", 2);
    assertThatThrownBy(watch::look).as("it has not settled").hasMessageContaining("no model left");
    watch.look();
    assertThat(models.versions("credit")).containsExactly("2");
  }

  @Test
  void aRepositoryThatCantBeReadChangesNothing() throws IOException {
    Path moved = root.resolveSibling(root.getFileName() + "-moved");
    Files.move(root, moved);

    assertThatThrownBy(watch::look).hasMessageContaining("can't be read");
    assertThat(models.versions("credit")).containsExactly("1");
    Files.move(moved, root);
    looks(2);
    assertThat(models.versions("credit")).containsExactly("1");
  }

  private void looks(int times) {
    for (int i = 0; i < times; i++) {
      watch.look();
    }
  }

  private static String run(LoadedModel model) {
    return model
        .infer(new Inference.Request("credit", Map.of("input", ROW), Deadline.NEVER))
        .version();
  }
}
