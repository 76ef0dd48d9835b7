package dev.knativepredict.e2e.image;

import dev.knativepredict.manifest.Datatype;
import dev.knativepredict.manifest.Feature;
import dev.knativepredict.manifest.GoldenRow;
import dev.knativepredict.manifest.Manifest;
import dev.knativepredict.manifest.ModelDirectory;
import dev.knativepredict.manifest.Output;
import dev.knativepredict.manifest.Signature;
import dev.knativepredict.manifest.TensorSpec;
import dev.knativepredict.testgraphs.WeightGraph;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Sealed models of other kinds than the shipped one, each in a temporary directory: they answer
 * with what comes in and a number added to it.
 */
public final class OtherModels {

  private static final String INPUT = "x";

  private OtherModels() {}

  /**
   * A regression. The true value of each of its twenty rows is the row's number from 0 to 19.
   *
   * @param off what each answer is off by
   */
  public static Path values(String version, float off) throws IOException {
    Feature number = new Feature.Numeric(INPUT, null, INPUT, null, null, null, 0, null);
    return seal(
        "values",
        version,
        WeightGraph.constant(off, "y", TensorSpec.ANY, 1),
        signature(List.of(number), new Output.Value("y", null, null), "y", TensorSpec.ANY, 1),
        IntStream.range(0, 20).mapToObj(row -> row(row, off)));
  }

  /**
   * A model that is called by its tensors only: rows of two by two. As after {@code make seal},
   * three requests are golden.
   *
   * @param output what its output is called
   */
  public static Path tensors(String version, float added, String output) throws IOException {
    return seal(
        "tensors",
        version,
        WeightGraph.constant(added, output, TensorSpec.ANY, 2, 2),
        signature(List.of(), new Output.Tensors(null), output, TensorSpec.ANY, 2, 2),
        LongStream.rangeClosed(1, 3).mapToObj(rows -> tensors(rows, added, output)));
  }

  private static GoldenRow row(int number, float off) {
    Map<String, @Nullable Object> instance = Map.of(INPUT, number);
    return new GoldenRow.Rows(
        new GoldenRow.Request(List.of(instance)),
        new GoldenRow.Answer(List.of((double) (number + off)), null),
        number);
  }

  private static GoldenRow tensors(long rows, float added, String output) {
    return new GoldenRow.Tensors(
        Map.of("inputs", List.of(tensor(INPUT, rows, 0))),
        Map.of("outputs", List.of(tensor(output, rows, added))));
  }

  private static Map<String, Object> tensor(String name, long rows, float added) {
    List<Double> data = LongStream.range(0, rows * 4).mapToObj(i -> (double) (i + added)).toList();
    return Map.of("name", name, "datatype", "FP32", "shape", List.of(rows, 2, 2), "data", data);
  }

  private static Signature signature(
      List<Feature> features, Output answer, String output, long... dimensions) {
    List<Long> shape = Arrays.stream(dimensions).boxed().toList();
    return new Signature(
        features,
        List.of(new TensorSpec(INPUT, Datatype.FP32, shape)),
        List.of(new TensorSpec(output, Datatype.FP32, shape)),
        answer);
  }

  private static Path seal(
      String name, String version, byte[] graph, Signature signature, Stream<GoldenRow> golden)
      throws IOException {
    Path directory = Files.createTempDirectory(name);
    Files.write(directory.resolve(Manifest.MODEL), graph);
    Files.write(directory.resolve(Manifest.GOLDEN), golden.map(GoldenRow::line).toList());
    ModelDirectory.seal(
        directory,
        new Manifest(
            name,
            version,
            "a number added to what comes in",
            signature,
            ModelDirectory.hashes(directory),
            null,
            new TreeMap<>(),
            Map.of()));
    return directory;
  }
}
