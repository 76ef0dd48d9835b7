package dev.knativepredict.training.registry;

import dev.knativepredict.manifest.Feature;
import dev.knativepredict.manifest.Manifest;
import dev.knativepredict.manifest.Output;
import dev.knativepredict.onnx.Graph;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * The files that MLflow wants beside those of a sealed model, so that it is an ONNX model there.
 *
 * @param runId the run that registers it
 * @param mlflow the version of the server
 */
record ModelFiles(SealedVersion sealed, String runId, String mlflow) {

  /** The folder of the model in its run. */
  static final String FOLDER = "model";

  private static final YAMLMapper YAML = new YAMLMapper();
  private static final String CONDA = "conda.yaml";
  private static final String PYTHON_ENVIRONMENT = "python_env.yaml";
  private static final String REQUIREMENTS = "requirements.txt";

  /** What an environment is made with that MLflow makes for the model; any newer one does too. */
  private static final String PYTHON = "3.11";

  /** The texts of the files by name. */
  SortedMap<String, String> texts() {
    SortedMap<String, String> files = new TreeMap<>();
    files.put(MlModel.FILE, YAML.writeValueAsString(description()));
    files.put(REQUIREMENTS, String.join("\n", requirements()) + "\n");
    files.put(
        PYTHON_ENVIRONMENT,
        YAML.writeValueAsString(
            Map.of(
                "python", PYTHON,
                "build_dependencies", List.of("pip"),
                "dependencies", List.of("-r " + REQUIREMENTS))));
    files.put(
        CONDA,
        YAML.writeValueAsString(
            Map.of(
                "name", "mlflow-env",
                "channels", List.of("conda-forge"),
                "dependencies",
                    List.of("python=" + PYTHON, "pip", Map.of("pip", requirements())))));
    return files;
  }

  /** The function's onnxruntime, so that answers are the same. */
  private List<String> requirements() {
    return List.of("mlflow==" + mlflow, "onnx", "onnxruntime==" + Graph.runtimeVersion());
  }

  private Map<String, Object> description() {
    Map<String, Object> description = new LinkedHashMap<>();
    description.put("artifact_path", FOLDER);
    description.put("flavors", Map.of("onnx", onnx(), "python_function", function()));
    description.put("mlflow_version", mlflow);
    description.put("model_uuid", sealed.manifestSha256().hex().substring(0, 32));
    description.put("run_id", runId);
    description.put("signature", signature());
    description.put("metadata", metadata());
    return description;
  }

  private static Map<String, Object> onnx() {
    return Map.of("data", Manifest.MODEL, "providers", List.of("CPUExecutionProvider"));
  }

  private static Map<String, Object> function() {
    return Map.of(
        "loader_module",
        "mlflow.onnx",
        "data",
        Manifest.MODEL,
        "python_version",
        PYTHON,
        "env",
        Map.of("conda", CONDA, "virtualenv", PYTHON_ENVIRONMENT));
  }

  private Map<String, Object> signature() {
    return Map.of(
        "inputs", NumpyTypes.json(sealed.manifest().signature().inputs()),
        "outputs", NumpyTypes.json(sealed.manifest().signature().outputs()));
  }

  /** What tensors don't say. */
  private Map<String, Object> metadata() {
    Map<String, Object> metadata = new LinkedHashMap<>();
    metadata.put(
        "features", sealed.manifest().signature().features().stream().map(Feature::name).toList());
    if (sealed.manifest().signature().output() instanceof Output.Classes classes) {
      metadata.put("labels", classes.labels());
    }
    metadata.put(VersionTags.SEALED_AS, sealed.toString());
    metadata.put(VersionTags.MANIFEST, sealed.manifestSha256().hex());
    return metadata;
  }
}
