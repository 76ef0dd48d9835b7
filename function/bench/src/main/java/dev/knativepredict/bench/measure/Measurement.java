package dev.knativepredict.bench.measure;

import dev.knativepredict.bench.load.Wrk;
import dev.knativepredict.bench.server.Question;
import dev.knativepredict.bench.server.Servers;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/** All measures of all servers with one model. */
public record Measurement(Servers servers, Path model, Consumer<String> progress) {

  public Samples run(Plan plan) throws IOException, InterruptedException {
    Samples samples = new Samples();
    Question question = Question.of(model, 1);
    Wrk wrk = Wrk.asking(question);
    // The bare server is there for its throughput: its start has no AOT cache and says nothing.
    new ColdStarts(List.of(servers.function(), servers.fastApi()), model, question, progress)
        .measure(plan.starts(), samples);
    new WarmRuns(servers.all(), model, question, wrk, progress).measure(plan, samples);
    return samples;
  }
}
