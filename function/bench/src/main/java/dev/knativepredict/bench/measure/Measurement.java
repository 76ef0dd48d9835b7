package dev.knativepredict.bench.measure;

import dev.knativepredict.bench.load.H2load;
import dev.knativepredict.bench.load.Wrk;
import dev.knativepredict.bench.server.Server;
import dev.knativepredict.bench.server.Servers;
import dev.knativepredict.bench.server.TestRequest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/** Measures all metrics of all servers, with one model. */
public record Measurement(Servers servers, Path model, Consumer<String> progress) {

  public Samples run(Plan plan) throws IOException, InterruptedException {
    Samples samples = new Samples();
    TestRequest request = TestRequest.of(model, 1);
    Wrk wrk = Wrk.sending(request);
    // Netty is left out here: without an AOT cache, its start can't be compared.
    List<Server> started = List.of(servers.function(), servers.fastApi());
    new ColdStarts(started, servers.functionByHttp2(), model, request, progress)
        .measure(plan.starts(), samples);
    new WarmRuns(servers.all(), model, request, wrk, progress).measure(plan, samples);
    // uvicorn speaks no HTTP/2.
    List<Server> byHttp2 = List.of(servers.functionByHttp2(), servers.netty());
    new Http2Runs(byHttp2, model, request, H2load.sending(request), progress)
        .measure(plan, samples);
    return samples;
  }
}
