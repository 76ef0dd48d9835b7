package dev.knativepredict.release.command;

import dev.knativepredict.release.Progress;
import dev.knativepredict.release.Session;
import dev.knativepredict.release.cluster.Cluster;
import dev.knativepredict.release.doctor.View;
import dev.knativepredict.release.evidence.Caller;
import dev.knativepredict.release.git.Environment;
import dev.knativepredict.release.plan.ImageReference;
import dev.knativepredict.release.plan.ServiceManifest;
import dev.knativepredict.release.report.Json;
import java.io.PrintWriter;
import java.net.URI;
import java.time.Duration;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;

/**
 * The options of every command: which Service, how to reach it, and how to print.
 *
 * <p>They are made by calls and not by annotations, which take longer to read than a rollback has.
 */
final class ServiceOptions {

  private final OptionSpec namespace =
      name("default", "The Service's namespace (default: ${DEFAULT-VALUE}).", "-n", "--namespace");
  private final OptionSpec service =
      name("predict", "The Knative Service (default: ${DEFAULT-VALUE}).", "--service");
  private final OptionSpec ingress =
      OptionSpec.builder("--ingress")
          .paramLabel("URL")
          .type(URI.class)
          .description(
              "Send requests here if the Service's host name can't be resolved. Names below"
                  + " localhost go to this machine without it.")
          .build();
  private final OptionSpec requestTimeout =
      OptionSpec.builder("--request-timeout")
          .paramLabel("SECONDS")
          .type(Integer.class)
          .converters(new Ranges.OneOrMore())
          .defaultValue("10")
          .description("How long a request may take (default: ${DEFAULT-VALUE}).")
          .build();
  private final OptionSpec json = flag("Print the result as JSON.", "--json");

  private final GitOptions git = new GitOptions();
  private final Connections connections;
  private UnaryOperator<CommandSpec> more = spec -> spec;
  private @Nullable CommandSpec command;
  private @Nullable Environment environment;

  ServiceOptions(Connections connections) {
    this.connections = connections;
  }

  /** Adds these options to a command. */
  CommandSpec addTo(CommandSpec spec) {
    command = more.apply(spec);
    Stream.of(namespace, service, ingress, requestTimeout, json).forEach(spec::addOption);
    return spec;
  }

  /** For a command that writes: with the options of git. */
  ServiceOptions writing() {
    more = git::addTo;
    return this;
  }

  /** For a command that only compares with git. */
  ServiceOptions comparing() {
    more = git::addFolder;
    return this;
  }

  private static OptionSpec name(String value, String description, String... names) {
    return OptionSpec.builder(names)
        .paramLabel("NAME")
        .type(String.class)
        .converters(new Values.Name())
        .defaultValue(value)
        .description(description)
        .build();
  }

  /** An option without a value. */
  static OptionSpec flag(String description, String... names) {
    return OptionSpec.builder(names)
        .type(boolean.class)
        .defaultValue("false")
        .description(description)
        .build();
  }

  String namespace() {
    return namespace.getValue();
  }

  String service() {
    return service.getValue();
  }

  /** Connects to the cluster and the service. */
  Session connect(boolean dryRun) {
    git.problem()
        .ifPresent(problem -> {
          throw wrong(problem);
        });
    var time = connections.time();
    var progress =
        new Progress(command().commandLine().getErr(), time, System.getenv("RELEASE_BEGAN"));
    environment = git.environment(namespace(), service(), progress::say);
    Cluster cluster = connections.cluster(namespace(), service(), dryRun);
    return new Session(
        environment == null || dryRun ? cluster : git.recorded(cluster, environment, time),
        caller(),
        connections.images(),
        progress,
        Owner.name(System.getenv()),
        time);
  }

  /** The folder in git that says what runs; null if there is none. Known once connected. */
  @Nullable Environment environment() {
    return environment;
  }

  /** Connects to the cluster and the service, only to look at them. */
  View view(@Nullable ServiceManifest manifest, @Nullable ImageReference image) {
    return new View(
        connections.api(), caller(), connections.time(), namespace(), service(), manifest, image);
  }

  /** What ends the tool with its usage: options that don't go together. */
  ParameterException wrong(String problem) {
    return new ParameterException(command().commandLine(), problem);
  }

  private Caller caller() {
    int timeout = requestTimeout.getValue();
    return connections.caller(ingress.getValue(), Duration.ofSeconds(timeout));
  }

  /**
   * Prints a command's result.
   *
   * @param record for {@code --json}
   * @param text for people
   */
  void print(Object record, String text) {
    PrintWriter out = command().commandLine().getOut();
    boolean asJson = json.getValue();
    out.println(asJson ? Json.text(record) : text);
    out.flush();
  }

  private CommandSpec command() {
    return Objects.requireNonNull(command, "these options belong to a command");
  }
}
