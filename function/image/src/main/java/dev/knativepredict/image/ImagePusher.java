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
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;

/**
 * Pushes images without a Docker daemon.
 *
 * @param plainHttp whether the registry may be called without TLS
 * @param work a directory for temporary files
 */
record ImagePusher(boolean plainHttp, Path work) {

  static final String HOME = "/app";

  /**
   * Pushes the layers only. The commit isn't part of this image, so commits with the same content
   * share it.
   */
  DescriptorDigest pushContent(
      JibContainerBuilder base, Application application, Target kind, ImageReference target)
      throws IOException, InterruptedException, RegistryException {
    base.setPlatforms(Set.of(new Platform(kind.platform().architecture(), "linux")));
    for (Layer layer : kind.layers()) {
      base.addFileEntriesLayer(layer(layer.title(), application.root(), application.files(layer)));
    }
    return push(base, target, target.getQualifier());
  }

  /**
   * Pushes the image to deploy: the layers of the content, the command line and the labels. It gets
   * the commit's tag, and one that it keeps when an index of several images takes that.
   *
   * @param models the variable that tells the function its models
   */
  DescriptorDigest pushRelease(
      ImageReference content,
      Commit commit,
      Map.Entry<String, String> models,
      Map<String, String> labels,
      ImageReference target,
      String kept)
      throws IOException, InterruptedException, RegistryException {
    return push(
        Jib.from(ImageRepository.withCredentials(content))
            .setUser("65532")
            .setWorkingDirectory(AbsoluteUnixPath.get(HOME))
            .setEntrypoint(HOME + "/java/bin/java", "@predict.options")
            .setProgramArguments()
            .addEnvironmentVariable(models.getKey(), models.getValue())
            .addEnvironmentVariable("COMMIT", commit.tag())
            .setExposedPorts(Port.tcp(8080), Port.tcp(8081))
            .setLabels(labels)
            .setCreationTime(commit.time()),
        target,
        kept);
  }

  /** A layer with files below a directory that becomes {@link #HOME}. */
  static FileEntriesLayer layer(String title, Path root, List<Path> files) {
    FileEntriesLayer.Builder entries = FileEntriesLayer.builder().setName(title);
    for (Path file : files) {
      entries.addEntry(
          file,
          AbsoluteUnixPath.get(HOME + "/" + root.relativize(file)),
          FilePermissions.fromOctalString(Files.isExecutable(file) ? "755" : "644"),
          Application.FILE_TIME);
    }
    return entries.build();
  }

  /** Pushes an image by two tags. */
  DescriptorDigest push(JibContainerBuilder image, ImageReference target, String kept)
      throws IOException, InterruptedException, RegistryException {
    // Jib's layer cache compares names, sizes and times of files; ours all have the same time.
    Directory.delete(work.resolve("layers"));
    Containerizer registry =
        Containerizer.to(ImageRepository.withCredentials(target))
            .withAdditionalTag(kept)
            .setAllowInsecureRegistries(plainHttp)
            .setToolName("knative-predict")
            .setBaseImageLayersCache(work.resolve("base-layers"))
            .setApplicationLayersCache(work.resolve("layers"));
    try {
      return image.setFormat(ImageFormat.OCI).containerize(registry).getDigest();
    } catch (CacheDirectoryCreationException e) {
      throw new IOException(e);
    } catch (ExecutionException e) {
      throw new ImageBuildFailed("can't push %s: %s".formatted(target, e.getCause()), e);
    }
  }
}
