package dev.knativepredict.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceSizesTest {

  private static final String MAIN = "/src/main/java/";

  @Test
  void nineOfTenMethodsFitInto12LinesAndFilesInto120() throws IOException {
    List<Path> sources =
        Sources.all().stream().filter(file -> file.toString().contains(MAIN)).toList();
    assertThat(sources).hasSizeGreaterThan(100);
    SourceSizes sizes = SourceSizes.of(sources);
    assertThat(SourceSizes.p90(sizes.methods))
        .as(() -> "the longest methods:\n" + SourceSizes.longest(sizes.methods))
        .isLessThanOrEqualTo(12);
    assertThat(SourceSizes.p90(sizes.files))
        .as(() -> "the longest files:\n" + SourceSizes.longest(sizes.files))
        .isLessThanOrEqualTo(120);
  }

  @Test
  void aMethodIsMeasuredBetweenItsBraces(@TempDir Path folder) throws IOException {
    Path source = folder.resolve("Example.java");
    Files.writeString(
        source,
        """
        class Example {
          /** A method with one line. */
          @Deprecated
          int one() {
            return 1;
          }

          record Inner(int value) {}
        }
        """);
    SourceSizes sizes = SourceSizes.of(List.of(source));
    assertThat(sizes.methods).containsExactly(new SourceSizes.Size(1, "Example.one"));
    assertThat(sizes.files).containsExactly(new SourceSizes.Size(9, source.toString()));
  }

  @Test
  void oneLongMethodInTenIsAllowed() {
    List<SourceSizes.Size> sizes =
        new ArrayList<>(IntStream.range(0, 9).mapToObj(i -> new SourceSizes.Size(i, "")).toList());
    sizes.add(new SourceSizes.Size(100, "long"));
    assertThat(SourceSizes.p90(sizes)).isEqualTo(8);
    sizes.add(new SourceSizes.Size(200, "longer"));
    assertThat(SourceSizes.p90(sizes)).isEqualTo(100);
    assertThat(SourceSizes.longest(sizes)).startsWith("200 lines: longer\n100 lines: long\n");
  }
}
