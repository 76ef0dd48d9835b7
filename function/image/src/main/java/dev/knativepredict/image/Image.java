package dev.knativepredict.image;

import com.google.cloud.tools.jib.api.CacheDirectoryCreationException;
import com.google.cloud.tools.jib.api.Containerizer;
import com.google.cloud.tools.jib.api.DescriptorDigest;
import com.google.cloud.tools.jib.api.ImageReference;
import com.google.cloud.tools.jib.api.Jib;
import com.google.cloud.tools.jib.api.JibContainerBuilder;
import com.google.cloud.tools.jib.api.RegistryException;
import com.google.cloud.tools.jib.api.buildplan.AbsoluteUnixPath;
import com.google.cloud.tools.jib.api.buildplan.FileEntriesLayer;
import com.google.cloud.tools.jib.api.buildplan.FilePermissions;
import com.google.cloud.tools.jib.api.buildplan.ImageFormat;
import com.google.cloud.tools.jib.api.buildplan.Platform;
import com.google.cloud.tools.jib.api.buildplan.Port;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;

/**
 * Pushes images, without a Docker daemon.
 *
 * @param plainHttp whether the registry may be spoken to without TLS
 * @param work a directory for layers on their way
 */
record Image(boolean plainHttp, Path work) {

  private static final String HOME = "/app";

  /** The layers, without a word about the commit: two commits that hold the same share this. */
  DescriptorDigest pushContent(
      JibContainerBuilder base, Application application, String architecture, ImageReference target)
      throws IOException, InterruptedException, RegistryException {
    base.setPlatforms(Set.of(new Platform(architecture, "linux")));
    for (Part part : Part.values()) {
      base.addFileEntriesLayer(layer(part, application));
    }
    return push(base, target);
  }

  /** What is deployed: the layers of the content, and how to run them, and where they came from. */
  DescriptorDigest pushRelease(
      ImageReference content, Commit commit, Map<String, String> labels, ImageReference target)
      throws IOException, InterruptedException, RegistryException {
    return push(
        Jib.from(Registry.named(content))
            .setUser("65532")
            .setWorkingDirectory(AbsoluteUnixPath.get(HOME))
            .setEntrypoint(HOME + "/java/bin/java", "@predict.options")
            .setProgramArguments()
            .addEnvironmentVariable("MODEL", HOME + "/model")
            .addEnvironmentVariable("COMMIT", commit.tag())
            .setExposedPorts(Port.tcp(8080), Port.tcp(8081))
            .setLabels(labels)
            .setCreationTime(commit.time()),
        target);
  }

  private static FileEntriesLayer layer(Part part, Application application) {
    FileEntriesLayer.Builder layer = FileEntriesLayer.builder().setName(part.title());
    for (Path file : application.files(part)) {
      layer.addEntry(
          file,
          AbsoluteUnixPath.get(HOME + "/" + application.root().relativize(file)),
          FilePermissions.fromOctalString(Files.isExecutable(file) ? "755" : "644"),
          Application.WRITTEN);
    }
    return layer.build();
  }

  private DescriptorDigest push(JibContainerBuilder image, ImageReference target)
      throws IOException, InterruptedException, RegistryException {
    // Jib knows a layer again by its files' names, sizes and times; ours have one time always.
    Directory.delete(work.resolve("layers"));
    Containerizer registry =
        Containerizer.to(Registry.named(target))
            .setAllowInsecureRegistries(plainHttp)
            .setToolName("knative-predict")
            .setBaseImageLayersCache(work.resolve("base-layers"))
            .setApplicationLayersCache(work.resolve("layers"));
    try {
      return image.setFormat(ImageFormat.OCI).containerize(registry).getDigest();
    } catch (CacheDirectoryCreationException e) {
      throw new IOException(e);
    } catch (ExecutionException e) {
      throw new Broken("%s can't be pushed: %s".formatted(target, e.getCause()), e);
    }
  }
}
