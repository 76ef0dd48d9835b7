package dev.knativepredict.release.command;

import dev.knativepredict.release.cluster.Cluster;
import dev.knativepredict.release.cluster.FakeKnative;
import dev.knativepredict.release.cluster.LiveService;
import dev.knativepredict.release.doctor.Api;
import dev.knativepredict.release.doctor.FakeApi;
import dev.knativepredict.release.evidence.Caller;
import dev.knativepredict.release.evidence.FakeCaller;
import dev.knativepredict.release.evidence.FakeImages;
import dev.knativepredict.release.evidence.ImageRegistry;
import dev.knativepredict.release.evidence.ModelFiles;
import dev.knativepredict.release.time.FakeTime;
import dev.knativepredict.release.time.Time;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The release tool as a user calls it, on a model of a cluster and a clock that doesn't wait. */
public final class Tool {

  public final FakeTime time = new FakeTime();
  public final FakeKnative knative = new FakeKnative(time);
  public final Path folder;
  public final FakeApi api = new FakeApi();
  public final FakeImages images = new FakeImages();
  private final Caller caller = new FakeCaller(knative);

  /** What a command printed, and its exit code. */
  public record Ended(int code, String out, String err) {}

  /** Stops the tool as a killed process stops: nothing catches it. */
  public static final class Killed extends Error {
    private static final long serialVersionUID = 1L;
  }

  public Tool(Path folder) throws IOException {
    this.folder = folder;
    ModelFiles.write(folder.resolve("model"));
    Files.writeString(folder.resolve("service.yaml"), MANIFEST);
  }

  /** An image's name with its digest. */
  public static String image(int number) {
    return "registry.example/predict@sha256:" + Integer.toString(number).repeat(64);
  }

  /** Deploys an image with a model and two short steps. Later options replace these. */
  public Ended deploy(int number, String... options) {
    return run(deployment(number, options));
  }

  public String[] deployment(int number, String... options) {
    List<String> command = new ArrayList<>(List.of("deploy", "--image", image(number)));
    command.addAll(List.of("--commit", Integer.toString(number).repeat(40)));
    command.addAll(List.of("--model", folder.resolve("model").toString()));
    command.addAll(List.of("--file", folder.resolve("service.yaml").toString()));
    command.addAll(List.of("--steps", "25,100", "--step-duration", "2", "--max-wait", "20"));
    command.addAll(List.of("--min-requests", "20", "--pairs", "20"));
    command.addAll(List.of(options));
    return command.toArray(String[]::new);
  }

  /** The first release of a Service of another name. */
  public Ended deployTo(String service, int number) throws IOException {
    Path manifest = folder.resolve("other.yaml");
    Files.writeString(
        manifest, MANIFEST.replace("name: predict, labels", "name: " + service + ", labels"));
    return deploy(number, "--service", service, "--file", manifest.toString());
  }

  public Ended run(String... words) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int code = run(new PrintWriter(out, true), new PrintWriter(err, true), words);
    return new Ended(code, out.toString(), err.toString());
  }

  int run(PrintWriter out, PrintWriter err, String... words) {
    var line = Main.command(connections(), words).setOverwrittenOptionsAllowed(true);
    return line.setOut(out).setErr(err).execute(words);
  }

  /** Does something again and again by the tool's clock, as another process would. */
  public AutoCloseable every(Duration interval, Runnable action) {
    Thread thread =
        Thread.ofVirtual()
            .start(() -> {
              while (!Thread.currentThread().isInterrupted()) {
                action.run();
                time.sleep(interval);
              }
            });
    return thread::interrupt;
  }

  /** Calls the public URL as a user does. */
  public void call(String body) {
    caller.post(URI.create("http://predict.example"), "/predict", body);
  }

  /** The Service as it is. */
  public LiveService service() {
    return knative.client("predict", false).service().orElseThrow();
  }

  /** The revision that an image was released as. */
  public String revision(int number) {
    return knative.client("predict", false).revisions().stream()
        .filter(revision -> revision.origin().image().equals(image(number)))
        .map(revision -> revision.name().value())
        .findFirst()
        .orElseThrow();
  }

  private Connections connections() {
    return new Connections() {
      @Override
      public Cluster cluster(String namespace, String service, boolean dryRun) {
        return knative.client(service, dryRun);
      }

      @Override
      public Api api() {
        return api;
      }

      @Override
      public Caller caller(@Nullable URI ingress, Duration timeout) {
        return caller;
      }

      @Override
      public ImageRegistry images() {
        return images;
      }

      @Override
      public Time time() {
        return time;
      }
    };
  }

  private static final String MANIFEST =
      """
      apiVersion: serving.knative.dev/v1
      kind: Service
      metadata: {name: predict, labels: {app: predict}}
      spec:
        template:
          spec: {containers: [{name: predict, image: predict, ports: [{containerPort: 8080}]}]}
      """;
}
