package dev.knativepredict.image;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.spi.ToolProvider;

/** A Java runtime that has only the modules that the function needs. */
final class JavaRuntime {

  private static final List<String> OPTIONS =
      List.of(
          "--no-header-files",
          "--no-man-pages",
          // Uncompressed classes load faster. They also make a smaller layer, because the layer
          // itself is compressed.
          "--compress",
          "zip-0",
          // Fonts, images and sound: nearly three megabytes to pull, which java.beans never calls.
          // Some JDKs have the debugging symbols of their libraries in files.
          "--exclude-files",
          "glob:/java.desktop/lib/*.so,glob:**.debuginfo",
          // The output of this plugin differs from one run to the next.
          "--disable-plugin",
          "generate-jli-classes");

  private JavaRuntime() {}

  /** Writes the runtime for a target into a new directory. */
  static void link(List<String> modules, Target target, Path directory) {
    ToolProvider jlink =
        ToolProvider.findFirst("jlink")
            .orElseThrow(() ->
                new ImageBuildFailed("this JDK has no jlink: " + System.getProperty("java.home")));
    StringWriter output = new StringWriter();
    PrintWriter out = new PrintWriter(output);
    List<String> arguments = new ArrayList<>(OPTIONS);
    arguments.addAll(from(target));
    arguments.addAll(List.of("--add-modules", String.join(",", modules)));
    arguments.addAll(List.of("--output", directory.toString()));
    int exit = jlink.run(out, out, arguments.toArray(String[]::new));
    if (exit != 0) {
      throw new ImageBuildFailed("jlink failed: " + output.toString().strip());
    }
  }

  /**
   * The JDK to link from. The tool that strips native libraries knows those of this machine only.
   */
  private static List<String> from(Target target) {
    return target
        .jmods()
        .map(jmods -> List.of("--module-path", jmods.toString(), "--strip-java-debug-attributes"))
        .orElse(List.of("--strip-debug"));
  }
}
