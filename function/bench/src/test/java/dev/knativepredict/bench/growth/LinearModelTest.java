package dev.knativepredict.bench.growth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.knativepredict.bench.server.ServerProcess;
import dev.knativepredict.bench.server.Servers;
import dev.knativepredict.bench.server.TestRequest;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LinearModelTest {

  @Test
  void aModelWithAThousandFeaturesPredictsItsGoldenRows(@TempDir Path directory) throws Exception {
    Path model = new LinearModel(1_000).seal(directory);
    try (ServerProcess netty = new Servers(Path.of("../.."), List.of()).netty().start(model)) {
      assertThat(netty.awaitFirstResponse(TestRequest.of(model, 3))).isPositive();
    }
  }
}
