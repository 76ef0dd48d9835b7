package dev.knativepredict.e2e.image;

import com.google.cloud.tools.jib.api.Jib;
import com.google.cloud.tools.jib.api.JibContainerBuilder;
import com.google.cloud.tools.jib.api.buildplan.AbsoluteUnixPath;
import com.google.cloud.tools.jib.api.buildplan.FileEntriesLayer;
import com.google.cloud.tools.jib.api.buildplan.FilePermissions;
import com.google.cloud.tools.jib.api.buildplan.Platform;
import dev.knativepredict.e2e.cluster.Command;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Makes candidates: the real image, alone or with one more layer that has a model or a fault. */
public final class Images {

  private static final String REPOSITORY = "e2e/predict";
  private static final AbsoluteUnixPath PROGRAM = AbsoluteUnixPath.get("/e2e/program");

  /** Beside the model of the image, whose files a layer can't take away. */
  private static final AbsoluteUnixPath MODEL = AbsoluteUnixPath.get("/e2e/model");

  private final Registry registry;
  private final String real;

  /** The image that candidates are made from: the real one, or the one for this machine in it. */
  private final String image;

  private final Path shipped;

  /**
   * Makes candidates from an image.
   *
   * @param registry the host of the registry to push to
   * @param image the real image, by digest
   * @param shipped the sealed model directory that the image was built with
   */
  public Images(String registry, String image, Path shipped) {
    this.shipped = shipped;
    this.registry = new Registry(registry);
    this.image = this.registry.single(image, Architecture.here());
    this.real = image;
  }

  public Candidate real() {
    return new Candidate(real, shipped);
  }

  /**
   * The real image and one without content for the other kind of machine, in one image index.
   *
   * @param root the root of the repository, which has the program that makes an index
   */
  public Candidate index(Path root) throws IOException {
    Architecture other = Architecture.here().other();
    JibContainerBuilder empty =
        Jib.fromScratch()
            .setPlatforms(Set.of(new Platform(other.id(), "linux")))
            .addFileEntriesLayer(program("hello"))
            .setLabels(registry.labels(image));
    List<String> images =
        List.of(
            registry.push(registry.from(image), REPOSITORY, Architecture.here().id()),
            registry.push(empty, REPOSITORY, other.id()));
    List<String> command = new ArrayList<>(List.of(root.resolve(".github/image/index").toString()));
    command.addAll(images);
    return new Candidate(Command.output(Map.of("PLAIN_HTTP", "1"), command).strip(), shipped);
  }

  /** Pushes a hello-world in Go: one static program without a base image. */
  public String hello() throws IOException {
    JibContainerBuilder hello =
        Jib.fromScratch().addFileEntriesLayer(program("hello")).setEntrypoint(PROGRAM.toString());
    return registry.push(hello, "e2e/hello", "latest");
  }

  /** Deletes a candidate's image from the registry; nodes that have pulled it keep it. */
  public void delete(Candidate candidate) {
    registry.delete(candidate.image());
  }

  /** The real image with another model instead of its own. */
  public Candidate withModel(String tag, Path model) throws IOException {
    FileEntriesLayer layer =
        FileEntriesLayer.builder().setName("model").addEntryRecursive(model, MODEL).build();
    JibContainerBuilder other =
        registry
            .from(image)
            .addFileEntriesLayer(layer)
            .addEnvironmentVariable("MODEL", MODEL.toString());
    return new Candidate(registry.push(other, REPOSITORY, tag), model);
  }

  /** The real image behind a proxy that adds a fault. */
  public Candidate withFault(Fault fault) throws IOException {
    List<String> command = new ArrayList<>(List.of(PROGRAM.toString()));
    command.addAll(registry.command(image));
    JibContainerBuilder faulty =
        registry
            .from(image)
            .addFileEntriesLayer(program("faulty"))
            .setEntrypoint(command)
            .setProgramArguments()
            .addEnvironmentVariable("FAULT", fault.id());
    return new Candidate(registry.push(faulty, REPOSITORY, fault.id()), shipped);
  }

  /** An image that doesn't exist in the registry. */
  public Candidate missing() {
    return new Candidate(image.replaceFirst("@.*", "@sha256:" + "f".repeat(64)), shipped);
  }

  private static FileEntriesLayer program(String name) throws IOException {
    return FileEntriesLayer.builder()
        .setName(name)
        .addEntry(GoProgram.build(name), PROGRAM, FilePermissions.fromOctalString("755"))
        .build();
  }
}
