package dev.knativepredict.bench.report;

import dev.knativepredict.bench.measure.Samples;
import dev.knativepredict.bench.server.Broken;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * A run as it is kept, in JSON.
 *
 * @param taken when
 * @param machine where: processor, cores, kernel
 * @param samples every value
 */
public record Run(String taken, String machine, Samples samples) {

  private static final JsonMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  /** A run that ends now, on this machine. */
  public static Run now(Samples samples) throws IOException {
    return new Run(
        Instant.now().truncatedTo(ChronoUnit.SECONDS).toString(), Machine.here(), samples);
  }

  public static Run read(Path file) throws IOException {
    if (!Files.exists(file)) {
      throw new Broken("%s is missing: a run that is kept makes it".formatted(file));
    }
    return JSON.readValue(Files.readAllBytes(file), Run.class);
  }

  public void write(Path file) throws IOException {
    Files.writeString(file, JSON.writeValueAsString(this) + "\n");
  }
}
