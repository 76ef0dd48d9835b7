package dev.knativepredict.image;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.spi.ToolProvider;

/**
 * What kind of machine the image is for.
 *
 * @param jmods the modules of a JDK for that kind; empty if it is the kind of this machine, whose
 *     own JDK is used
 */
record Target(Platform platform, Optional<Path> jmods) {

  /** The target with the name of a platform and a directory of modules; both may be empty. */
  static Target of(String platform, String jmods) {
    Platform wanted = platform.isEmpty() ? Platform.here() : Platform.of(platform);
    if (wanted == Platform.here()) {
      return new Target(wanted, Optional.empty());
    }
    Path directory = Path.of(jmods);
    if (!isJdkFor(wanted, directory.resolve("java.base.jmod"))) {
      throw new ImageBuildFailed(
          "--jmods: '%s' isn't the jmods directory of a JDK for %s, which this machine isn't"
              .formatted(jmods, wanted));
    }
    return new Target(wanted, Optional.of(directory));
  }

  /** Whether a file is a module for a platform. */
  private static boolean isJdkFor(Platform platform, Path module) {
    ToolProvider jmod = ToolProvider.findFirst("jmod").orElseThrow();
    StringWriter description = new StringWriter();
    PrintWriter out = new PrintWriter(description);
    return jmod.run(out, out, "describe", module.toString()) == 0
        && description.toString().lines().anyMatch(("platform " + platform.jdkName())::equals);
  }

  /** Whether its programs run on this machine; if not, there is no AOT cache. */
  boolean runsHere() {
    return jmods.isEmpty();
  }

  /** The layers of its images. */
  List<Layer> layers() {
    return Arrays.stream(Layer.values()).filter(layer -> runsHere() || !layer.isTrained()).toList();
  }
}
