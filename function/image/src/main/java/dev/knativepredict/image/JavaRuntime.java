package dev.knativepredict.image;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.spi.ToolProvider;

/** A Java runtime with the modules that the function needs and no others. */
final class JavaRuntime {

  private JavaRuntime() {}

  static void link(List<String> modules, Path target) {
    ToolProvider jlink =
        ToolProvider.findFirst("jlink")
            .orElseThrow(
                () -> new Broken("this JDK has no jlink: " + System.getProperty("java.home")));
    StringWriter said = new StringWriter();
    PrintWriter out = new PrintWriter(said);
    int exit =
        jlink.run(
            out,
            out,
            "--add-modules",
            String.join(",", modules),
            "--strip-debug",
            "--no-header-files",
            "--no-man-pages",
            // Uncompressed classes load faster, and make the smaller layer: that is compressed
            // anyway.
            "--compress",
            "zip-0",
            // It writes classes anew that the JDK has already, and not the same bytes each time.
            "--disable-plugin",
            "generate-jli-classes",
            "--output",
            target.toString());
    if (exit != 0) {
      throw new Broken("jlink failed: " + said.toString().strip());
    }
  }
}
