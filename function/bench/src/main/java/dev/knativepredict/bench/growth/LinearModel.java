package dev.knativepredict.bench.growth;

import ai.onnx.proto.OnnxMl;
import dev.knativepredict.manifest.Datatype;
import dev.knativepredict.manifest.Feature;
import dev.knativepredict.manifest.GoldenRow;
import dev.knativepredict.manifest.Manifest;
import dev.knativepredict.manifest.ModelDirectory;
import dev.knativepredict.manifest.Output;
import dev.knativepredict.manifest.Sha256;
import dev.knativepredict.manifest.Signature;
import dev.knativepredict.manifest.TensorSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.tribuo.util.onnx.ONNXContext;
import org.tribuo.util.onnx.ONNXOperators;

/**
 * A generated linear model with any number of features. Its score is the mean of the features; all
 * golden rows are the same, with every feature 1.
 */
record LinearModel(int features) {

  private static final String INPUT = "input";
  private static final String OUTPUT = "output";
  private static final int GOLDEN_ROWS = 5;
  // The softmax of -1 and 1.
  private static final double LIKELY = 1 / (1 + Math.exp(-2));

  /** Writes the sealed model directory, in a new folder of {@code below}. */
  Path seal(Path below) throws IOException {
    Path directory = Files.createDirectories(below.resolve("linear-" + features).resolve("1"));
    Files.write(directory.resolve(Manifest.MODEL), graph().toByteArray());
    String golden = new GoldenRow.Rows(request(), answer(), 1).line() + "\n";
    Files.writeString(directory.resolve(Manifest.GOLDEN), golden.repeat(GOLDEN_ROWS));
    ModelDirectory.seal(
        directory,
        new Manifest(
            "linear-" + features,
            "1",
            "the mean of %d numbers".formatted(features),
            signature(),
            ModelDirectory.hashes(directory),
            new Manifest.Data("none", Sha256.of(new byte[0]), 0),
            new TreeMap<>(),
            Map.of()));
    return directory;
  }

  private OnnxMl.ModelProto graph() {
    return OnnxMl.ModelProto.newBuilder()
        .setIrVersion(6)
        .setProducerName("bench")
        .addOpsetImport(ONNXOperators.getOpsetProto())
        .setGraph(softmaxOfMeans().buildGraph())
        .build();
  }

  /** The softmax of the negative mean and the mean of the features. */
  private ONNXContext softmaxOfMeans() {
    ONNXContext context = new ONNXContext();
    context.setName("linear");
    var weights =
        context.floatTensor(
            "weights",
            List.of(features, 2),
            values ->
                IntStream.range(0, features)
                    .forEach(_ -> values.put(-1f / features).put(1f / features)));
    context
        .floatInput(INPUT, features)
        .apply(ONNXOperators.GEMM, List.of(weights, context.array("biases", new float[2])))
        .apply(ONNXOperators.SOFTMAX, Map.of("axis", 1))
        .assignTo(context.floatOutput(OUTPUT, 2));
    return context;
  }

  private Signature signature() {
    List<Feature> numbers =
        names().stream()
            .<Feature>map(name -> new Feature.Numeric(name, name, INPUT, "1", -10.0, 10.0, 1, null))
            .toList();
    return new Signature(
        numbers,
        List.of(new TensorSpec(INPUT, Datatype.FP32, List.of(TensorSpec.ANY, (long) features))),
        List.of(new TensorSpec(OUTPUT, Datatype.FP32, List.of(TensorSpec.ANY, 2L))),
        new Output.Classes(List.of(0, 1), null, OUTPUT, "1: the mean is positive"));
  }

  private GoldenRow.Request request() {
    return new GoldenRow.Request(
        List.of(names().stream().collect(Collectors.toMap(Function.identity(), _ -> 1.0))));
  }

  private static GoldenRow.Answer answer() {
    return new GoldenRow.Answer(List.of(1), Collections.singletonList(List.of(1 - LIKELY, LIKELY)));
  }

  private List<String> names() {
    return IntStream.rangeClosed(1, features).mapToObj(i -> "x" + i).toList();
  }
}
