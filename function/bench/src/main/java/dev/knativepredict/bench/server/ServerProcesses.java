package dev.knativepredict.bench.server;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Several servers that run at the same time; closing this ends them all. */
public final class ServerProcesses implements AutoCloseable {

  private final List<ServerProcess> all = new ArrayList<>();

  private ServerProcesses() {}

  /** Starts each server with the same model, on all cores. */
  public static ServerProcesses start(List<Server> servers, Path model) throws IOException {
    ServerProcesses processes = new ServerProcesses();
    try {
      for (Server server : servers) {
        processes.all.add(server.start(model));
      }
      return processes;
    } catch (IOException e) {
      processes.close();
      throw e;
    }
  }

  /** The processes, in the order of the servers. */
  public List<ServerProcess> all() {
    return List.copyOf(all);
  }

  @Override
  public void close() throws IOException {
    for (ServerProcess process : all) {
      process.close();
    }
  }
}
