package dev.knativepredict.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.code_intelligence.jazzer.mutation.annotation.NotNull;
import dev.knativepredict.testgraphs.ClassifierGraph;
import dev.knativepredict.testgraphs.StrangeGraph;
import dev.knativepredict.testgraphs.WeightGraph;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The file of a graph is refused, or it says no more than it holds. */
class GraphFileFuzzTest {

  static Stream<Arguments> seeds() {
    return Stream.of(
            new byte[0],
            ClassifierGraph.bytes(List.of("a", "b")),
            WeightGraph.external("w/w.bin"),
            WeightGraph.optional(),
            StrangeGraph.domain(),
            StrangeGraph.labels(),
            StrangeGraph.nested(10_000))
        .map(Arguments::of);
  }

  @MethodSource("seeds")
  @FuzzTest
  void aFileIsRefusedOrSaysNoMoreThanItHolds(byte @NotNull [] bytes) {
    GraphFile file = read(bytes);
    if (file != null) {
      assertThat(file.operators().size() + file.properties().size() + file.dataFiles().size())
          .isLessThanOrEqualTo(bytes.length);
    }
  }

  private static @Nullable GraphFile read(byte[] bytes) {
    try {
      return GraphFile.of(ByteBuffer.wrap(bytes));
    } catch (IllegalArgumentException e) {
      return null;
    }
  }
}
