package dev.knativepredict.check.arrows;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The dependencies that the packages of a module may have.
 *
 * @param folder the module's
 * @param root the package of its root, which may use all others
 * @param mayUse by package below the root, the packages that it may use
 * @param libraries by library, the packages that may use it; the root is {@code .}
 */
record Arrows(
    String folder,
    String root,
    Map<String, List<String>> mayUse,
    Map<String, List<String>> libraries) {

  /** All modules that have packages below their root. */
  static Stream<Arrows> all() {
    return Stream.of(function(), training(), release(), bench(), e2e());
  }

  private static Arrows function() {
    return of("function")
        .uses("settings", "")
        .uses("trace", "settings")
        .uses("refusal", "")
        .uses("json", "refusal")
        .uses("drift", "")
        .uses("inference", "drift refusal settings trace")
        .uses("features", "inference json refusal")
        .uses("feedback", "drift features inference settings")
        .uses("catalog", "settings")
        .uses("lifecycle", "inference json settings")
        .uses("edge", "json refusal trace")
        .uses("server", "edge settings")
        .uses("observe", "drift edge feedback inference json lifecycle refusal trace")
        .uses("openapi", "edge inference")
        .uses("protocol", "edge openapi")
        .uses(
            "protocol.functions",
            "protocol catalog edge inference json observe openapi refusal settings")
        .uses(
            "protocol.predict",
            "protocol edge features feedback inference json lifecycle observe openapi refusal"
                + " settings")
        .uses(
            "protocol.feedback",
            "protocol edge features feedback inference json openapi refusal settings")
        .uses(
            "protocol.v2",
            "protocol edge inference json lifecycle observe openapi refusal settings")
        .uses(
            "protocol.golden", "protocol.predict protocol.v2 edge inference json refusal settings")
        .only("org.apache.hc..", "server")
        .only("io.netty..", "server")
        .only("io.micrometer..", "observe")
        .only("io.prometheus..", "observe")
        .only("io.opentelemetry..", "trace")
        .only("org.springframework.cloud..", "catalog")
        .only("org.springframework.context..", "catalog .")
        .only("ai.onnxruntime..", "");
  }

  private static Arrows training() {
    return of("models/training")
        .uses("data", "")
        .uses("fit", "data")
        .uses("run", "")
        .uses("judge", "data fit run")
        .uses("report", "data fit judge")
        .uses("export", "data fit judge report")
        .uses("seal", "data export fit judge report run")
        .uses("signature", "")
        .uses("pack", "data export")
        .uses("registry", "")
        .only("org.tribuo..", "fit")
        .only("de.bwaldvogel..", "fit")
        .only("ai.onnx.proto..", "fit export")
        .only("dev.knativepredict.onnx..", "run judge registry seal .")
        .only("java.net.http..", "registry")
        .only("picocli..", ".")
        .only("ai.onnxruntime..", "");
  }

  private static Arrows release() {
    return of("knative/release")
        .uses(
            "command",
            ". report api chain cluster cost doctor drift evidence git guard labels overview plan traffic"
                + " verdict time")
        .uses("chain", "evidence git plan traffic")
        .uses("git", "cluster plan traffic time")
        .uses("overview", "cost drift evidence labels page traffic time")
        .uses("page", "time")
        .uses("report", "plan traffic verdict")
        .uses("doctor", "api evidence plan time")
        .uses("cluster", "api doctor plan traffic time")
        .uses("api", "")
        .uses("evidence", "cost drift labels plan traffic verdict time")
        .uses("plan", "traffic")
        .uses("traffic", "")
        .uses("verdict", "")
        .uses("drift", "")
        .uses("cost", "")
        .uses("labels", "")
        .uses("guard", "drift labels verdict")
        .uses("time", "")
        .only("io.fabric8..", "api cluster")
        .only("org.apache.hc..", "api")
        .only("picocli..", "command")
        .only("org.apache.commons..", "verdict drift")
        .only("java.net.http..", "evidence");
  }

  private static Arrows bench() {
    return of("function/bench")
        .uses("report", "measure server")
        .uses("growth", "measure load server")
        .uses("measure", "load server")
        .uses("load", "server")
        .uses("server", "")
        .uses("netty", "");
  }

  private static Arrows e2e() {
    return of("knative/e2e")
        .uses("image", "cluster")
        .uses("release", "cluster")
        .uses("results", "load")
        .uses("cluster", "")
        .uses("load", "");
  }

  private static Arrows of(String folder) {
    String name = folder.substring(folder.lastIndexOf('/') + 1);
    return new Arrows(
        folder, "dev.knativepredict." + name, new LinkedHashMap<>(), new LinkedHashMap<>());
  }

  private Arrows uses(String name, String others) {
    mayUse.put(name, list(others));
    return this;
  }

  private Arrows only(String library, String packages) {
    libraries.put(library, list(packages));
    return this;
  }

  private static List<String> list(String names) {
    return Arrays.stream(names.split(" ")).filter(name -> !name.isEmpty()).toList();
  }

  /** The whole names of packages below the root; that of the root for {@code .}. */
  String[] whole(List<String> names) {
    return names.stream()
        .map(name -> name.equals(".") ? root : root + "." + name)
        .toArray(String[]::new);
  }

  @Override
  public String toString() {
    return folder;
  }
}
