package dev.knativepredict.release.command;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A test with a tool, and a cluster in which nothing was released yet. */
@Timeout(60)
public abstract class WithTool {

  @TempDir private Path folder;
  protected Tool tool;

  @BeforeEach
  void setUp() throws IOException {
    tool = new Tool(folder);
  }
}
