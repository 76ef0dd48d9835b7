package dev.knativepredict.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.knativepredict.testgraphs.StrangeGraph;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GraphFileTest {

  @TempDir Path directory;

  @Test
  void graphsInsideEachOtherAreReadAsDeepAsProtobufAllows() throws IOException {
    assertThat(GraphFile.read(write(StrangeGraph.nested(33))).dataFiles()).isEmpty();
    isRefused(write(StrangeGraph.nested(34)));
    isRefused(write(StrangeGraph.nested(10_000)));
  }

  @Test
  void labelsOfTwoTypesAreRefused() throws IOException {
    isRefused(write(StrangeGraph.labels()));
  }

  @Test
  void aFileThatIsLongerThanProtobufIsRefused() throws IOException {
    Path file = write(new byte[0]);
    try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
      sparse.setLength(1L << 31);
    }
    isRefused(file);
  }

  private static void isRefused(Path file) {
    assertThatThrownBy(() -> GraphFile.read(file))
        .isInstanceOf(InvalidGraph.class)
        .hasMessage("model.onnx is not an ONNX model; export or copy it again");
  }

  private Path write(byte[] bytes) throws IOException {
    return Files.write(directory.resolve("model.onnx"), bytes);
  }
}
