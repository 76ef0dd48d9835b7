package dev.knativepredict.release.command;

import dev.knativepredict.release.Progress;
import dev.knativepredict.release.Session;
import dev.knativepredict.release.doctor.View;
import dev.knativepredict.release.evidence.Caller;
import dev.knativepredict.release.plan.ImageReference;
import dev.knativepredict.release.plan.ServiceManifest;
import dev.knativepredict.release.report.Json;
import java.net.URI;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The options of every command: which Service, how to reach it, and how to print. */
final class ServiceOptions {

  private final Connections connections;

  @Spec(Spec.Target.MIXEE)
  private @Nullable CommandSpec spec;

  @Option(
      names = {"-n", "--namespace"},
      paramLabel = "NAME",
      defaultValue = "default",
      description = "The Service's namespace (default: ${DEFAULT-VALUE}).")
  private String namespace = "default";

  @Option(
      names = "--service",
      paramLabel = "NAME",
      defaultValue = "predict",
      description = "The Knative Service (default: ${DEFAULT-VALUE}).")
  private String service = "predict";

  @Option(
      names = "--ingress",
      paramLabel = "URL",
      description =
          "Send requests here if the Service's host name can't be resolved. Names below localhost"
              + " go to this machine without it.")
  private @Nullable URI ingress;

  @Option(
      names = "--request-timeout",
      converter = Ranges.OneOrMore.class,
      paramLabel = "SECONDS",
      defaultValue = "10",
      description = "How long a request may take (default: ${DEFAULT-VALUE}).")
  private int requestTimeout;

  @Option(names = "--json", description = "Print the result as JSON.")
  private boolean json;

  ServiceOptions(Connections connections) {
    this.connections = connections;
  }

  String namespace() {
    return namespace;
  }

  String service() {
    return service;
  }

  /** Connects to the cluster and the service. */
  Session connect(boolean dryRun) {
    var command = spec().commandLine();
    var time = connections.time();
    return new Session(
        connections.cluster(namespace, service, dryRun),
        caller(),
        new Progress(command.getErr(), time, System.getenv("RELEASE_BEGAN")),
        Owner.name(System.getenv()),
        time);
  }

  /** Connects to the cluster and the service, only to look at them. */
  View view(@Nullable ServiceManifest manifest, @Nullable ImageReference image) {
    return new View(
        connections.api(), caller(), connections.time(), namespace, service, manifest, image);
  }

  private Caller caller() {
    return connections.caller(ingress, Duration.ofSeconds(requestTimeout));
  }

  /**
   * Prints a command's result.
   *
   * @param record for {@code --json}
   * @param text for people
   */
  void print(Object record, String text) {
    var out = spec().commandLine().getOut();
    out.println(json ? Json.text(record) : text);
    out.flush();
  }

  private CommandSpec spec() {
    return Objects.requireNonNull(spec, "picocli sets it");
  }
}
