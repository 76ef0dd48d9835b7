package dev.knativepredict.release;

import dev.knativepredict.release.cluster.Knative;
import dev.knativepredict.release.evidence.Caller;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The options that every command has: which Service, and how to reach it. */
final class Where {

  @Spec(Spec.Target.MIXEE)
  private @Nullable CommandSpec spec;

  @Option(
      names = {"-n", "--namespace"},
      paramLabel = "NAME",
      defaultValue = "default",
      description = "The Service's namespace (default: ${DEFAULT-VALUE}).")
  String namespace = "default";

  @Option(
      names = "--service",
      paramLabel = "NAME",
      defaultValue = "predict",
      description = "The Knative Service (default: ${DEFAULT-VALUE}).")
  String service = "predict";

  @Option(
      names = "--ingress",
      paramLabel = "URL",
      description =
          "Where to send requests whose host can't be resolved here; names below localhost go to"
              + " this machine without it.")
  @Nullable URI ingress;

  @Option(
      names = "--request-timeout",
      paramLabel = "SECONDS",
      defaultValue = "10",
      description = "How long a request may take (default: ${DEFAULT-VALUE}).")
  int requestTimeout = 10;

  @Option(names = "--json", description = "Print the result as JSON.")
  boolean json;

  Knative cluster(boolean dryRun) {
    return new Knative(namespace, service, dryRun);
  }

  Caller caller() {
    return new Caller(ingress, Duration.ofSeconds(requestTimeout));
  }

  CommandSpec spec() {
    return Objects.requireNonNull(spec, "picocli sets it");
  }

  Session session(Knative cluster, Caller caller) {
    Progress progress = new Progress(spec().commandLine().getErr(), System.getenv("RELEASE_BEGAN"));
    return new Session(cluster, caller, progress, owner(System.getenv()));
  }

  void print(Object json, String text) {
    var out = spec().commandLine().getOut();
    out.println(this.json ? Json.text(json) : text);
    out.flush();
  }

  /** Who releases, for people, and a number that tells each attempt from every other. */
  private static String owner(Map<String, String> environment) {
    byte[] number = new byte[4];
    ThreadLocalRandom.current().nextBytes(number);
    String run = environment.get("GITHUB_RUN_ID");
    String who =
        run == null
            ? "%s@%s".formatted(environment.getOrDefault("USER", "somebody"), host())
            : "run " + run;
    return "%s (%s)".formatted(who, HexFormat.of().formatHex(number));
  }

  private static String host() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return "unknown";
    }
  }
}
