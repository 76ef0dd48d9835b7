package dev.knativepredict.bench.report;

import dev.knativepredict.bench.measure.Samples;
import dev.knativepredict.bench.server.BenchmarkFailed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * A run of the benchmark, as it is saved in JSON.
 *
 * @param taken the time of its end, in ISO 8601
 * @param machine processor, cores and kernel, for people
 * @param samples all measured values
 */
public record Run(String taken, String machine, Samples samples) {

  private static final JsonMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  /** A run on this machine that has just ended. */
  public static Run now(Samples samples) throws IOException {
    return new Run(
        Instant.now().truncatedTo(ChronoUnit.SECONDS).toString(), Machine.here(), samples);
  }

  public static Run read(Path file) throws IOException {
    if (!Files.exists(file)) {
      throw new BenchmarkFailed("%s is missing: 'make bench QUICK=1' writes it".formatted(file));
    }
    return JSON.readValue(Files.readAllBytes(file), Run.class);
  }

  public void write(Path file) throws IOException {
    Files.writeString(file, JSON.writeValueAsString(this) + "\n");
  }
}
