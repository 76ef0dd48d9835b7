package dev.knativepredict.image;

import dev.knativepredict.manifest.ModelDirectory;
import dev.knativepredict.manifest.ModelRepository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The contents of the application directory, except the AOT cache.
 *
 * @param libraries a file that lists the jars of the function, as {@link Library} reads it
 * @param modules a file that lists the Java modules of the runtime
 * @param flags a file of JVM flags
 * @param model a sealed model directory, or a repository of several at {@code NAME/VERSION}
 */
record Layout(Path libraries, Path modules, Path flags, Path model) {

  /** Deletes the application directory and writes it again. */
  void write(Application application, Target target) throws IOException {
    Directory.delete(application.root());
    Files.createDirectories(application.jars());
    JavaRuntime.link(JvmOptions.lines(modules), target, application.java());
    mergeJars(application, target.platform());
    copyModels(application);
    JvmOptions.write(flags, application, target);
    application.setFileTimes();
  }

  private void mergeJars(Application application, Platform platform) throws IOException {
    List<Library> listed = Library.listed(libraries);
    for (Library library : listed) {
      if (library.artifact().equals("onnxruntime")) {
        NativeLibraries.copy(library.jar(), platform.natives(), application.natives());
      }
    }
    MergedJar.write(listed, application.jars().resolve("function.jar"));
  }

  private void copyModels(Application application) throws IOException {
    if (hasManifest(model)) {
      copyModel(model, application.model());
      return;
    }
    List<Path> versions = versions();
    if (versions.isEmpty()) {
      throw new ImageBuildFailed(
          "%s is neither a sealed model directory nor a repository of some".formatted(model));
    }
    for (Path version : versions) {
      copyModel(version, application.repository().resolve(model.relativize(version)));
    }
  }

  /** The sealed directories of a repository. */
  private List<Path> versions() throws IOException {
    return new ModelRepository(model).versions().stream().filter(Layout::hasManifest).toList();
  }

  private static boolean hasManifest(Path directory) {
    return Files.exists(directory.resolve(ModelDirectory.MANIFEST));
  }

  /** Copies a model after its seal has been checked. */
  private static void copyModel(Path sealed, Path to) throws IOException {
    ModelDirectory.open(sealed);
    for (Path file : Directory.files(sealed)) {
      Path target = to.resolve(sealed.relativize(file));
      Files.createDirectories(target.resolveSibling(""));
      Files.copy(file, target);
    }
  }
}
