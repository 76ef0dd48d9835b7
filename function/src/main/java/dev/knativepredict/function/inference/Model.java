package dev.knativepredict.function.inference;

import ai.onnxruntime.OrtException;
import dev.knativepredict.function.edge.Request;
import dev.knativepredict.function.edge.Response;
import dev.knativepredict.function.settings.Limits;
import dev.knativepredict.manifest.BrokenModel;
import dev.knativepredict.manifest.Manifest;
import dev.knativepredict.manifest.ModelDirectory;
import dev.knativepredict.manifest.Signature;
import dev.knativepredict.manifest.TensorSpec;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A sealed model, loaded: its seal held and its graph is what its signature says. */
public final class Model implements Inference, AutoCloseable {

  private final ModelDirectory directory;
  private final OnnxGraph graph;
  private final List<Seat> seats = new ArrayList<>();
  private final Admission<Seat> turns;

  private Model(ModelDirectory directory, OnnxGraph graph, Limits limits) throws OrtException {
    this.directory = directory;
    this.graph = graph;
    for (int i = 0; i < limits.concurrency(); i++) {
      seats.add(new Seat(graph, signature()));
    }
    this.turns = new Admission<>(seats, limits.queue(), limits.requestMillis());
  }

  /** Starts to load the runtime beside whatever else the start has to do. */
  public static void preload() {
    OnnxGraph.preload();
  }

  /**
   * Loads a sealed directory.
   *
   * @throws BrokenModel where a hash differs, a file is missing, or the graph is none or another
   *     than the signature says
   */
  public static Model load(Path path, Limits limits) {
    return load(ModelDirectory.open(path), limits);
  }

  static Model load(ModelDirectory directory, Limits limits) {
    try {
      OnnxGraph graph = new OnnxGraph(directory.bytes(Manifest.MODEL), limits.intraOpThreads());
      List<String> differences = graph.differences(directory.manifest().signature());
      if (!differences.isEmpty()) {
        throw new BrokenModel(directory.path(), String.join("; ", differences));
      }
      return new Model(directory, graph, limits);
    } catch (OrtException e) {
      throw new BrokenModel(directory.path(), "onnxruntime refuses the graph: " + firstLine(e), e);
    }
  }

  public Manifest manifest() {
    return directory.manifest();
  }

  /** The first lines of the golden rows. */
  public List<String> goldenLines(int most) {
    byte[] golden = directory.bytes(Manifest.GOLDEN);
    return new String(golden, StandardCharsets.UTF_8).lines().limit(most).toList();
  }

  @Override
  public Response infer(Request request) {
    TensorSpec output = signature().output().tensor();
    Tensor input = request.inputs().get(signature().input().name());
    if (input == null) {
      throw new IllegalArgumentException("no input tensor " + signature().input().name());
    }
    Tensor answer = turns.take(seat -> run(seat, input));
    return new Response(manifest().name(), manifest().version(), Map.of(output.name(), answer));
  }

  private static Tensor run(Seat seat, Tensor input) {
    try {
      return seat.run(input);
    } catch (OrtException e) {
      throw new IllegalStateException("onnxruntime could not run the graph", e);
    }
  }

  /** Stops what a thread runs here, where it does: its {@link #infer} fails. Interrupt it first. */
  public void stop(Thread thread) {
    seats.forEach(seat -> seat.stop(thread));
  }

  private Signature signature() {
    return directory.manifest().signature();
  }

  @Override
  public void close() throws OrtException {
    seats.forEach(Seat::close);
    graph.close();
  }

  private static String firstLine(Exception e) {
    return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
  }
}
