"""What MlflowTest lets MLflow's own client do: `registry.py FUNCTION ARGUMENT...`; each prints JSON or a text."""

import json
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import mlflow
import numpy
import onnx
from mlflow.models import ModelSignature
from mlflow.types.schema import ColSpec, Schema

client = mlflow.MlflowClient()


# Nothing is run to find out what a model needs: `pip_requirements` says it.
def log(name, graph, *columns):
    """Registers a graph, with a signature of columns if there are any."""
    signature = ModelSignature(Schema([ColSpec("double", column) for column in columns])) if columns else None
    with mlflow.start_run():
        info = mlflow.onnx.log_model(onnx.load(graph), name="model", signature=signature, registered_model_name=name, pip_requirements=[])
    print(info.registered_model_version)


def log_large(name, *columns):
    """Registers a graph of y = x w, whose weights MLflow puts into a second file."""
    width = len(columns)
    weights = numpy.arange(width * 400, dtype=numpy.float32).reshape(width, 400) / 1000
    x = onnx.helper.make_tensor_value_info("x", onnx.TensorProto.FLOAT, ["rows", width])
    y = onnx.helper.make_tensor_value_info("y", onnx.TensorProto.FLOAT, ["rows", 1])
    ones = onnx.numpy_helper.from_array(numpy.ones((400, 1), dtype=numpy.float32), "ones")
    nodes = [onnx.helper.make_node("MatMul", ["x", "w"], ["h"]), onnx.helper.make_node("MatMul", ["h", "ones"], ["y"])]
    graph = onnx.helper.make_graph(nodes, "large", [x], [y], [onnx.numpy_helper.from_array(weights, "w"), ones])
    model = onnx.helper.make_model(graph, opset_imports=[onnx.helper.make_opsetid("", 17)], ir_version=10)
    signature = ModelSignature(Schema([ColSpec("double", column) for column in columns]))
    with mlflow.start_run():
        info = mlflow.onnx.log_model(model, name="model", signature=signature, registered_model_name=name, pip_requirements=[])
    print(info.registered_model_version)


def log_function(name):
    """Registers a model that is no graph."""
    with mlflow.start_run():
        info = mlflow.pyfunc.log_model(name="model", python_model=lambda model_input: model_input, registered_model_name=name, pip_requirements=[])
    print(info.registered_model_version)


def tag(name, version, *tags):
    for one in tags:
        client.set_model_version_tag(name, version, *one.split("=", 1))


def alias(name, alias, version):
    client.set_registered_model_alias(name, alias, version)


def model(name):
    """What the registry says of a model."""
    versions = client.search_model_versions(f"name='{name}'")
    aliases = client.get_registered_model(name).aliases
    print(json.dumps({
        "aliases": {alias: str(version) for alias, version in aliases.items()},
        "versions": {str(version.version): dict(version.tags) for version in versions},
    }))


def run(name, version):
    """The metrics, settings and signature of a version."""
    found = client.get_model_version(name, version)
    data = client.get_run(found.run_id).data
    info = mlflow.models.get_model_info(f"models:/{name}/{version}")
    print(json.dumps({
        "metrics": data.metrics, "params": data.params, "inputs": info.signature.inputs.to_dict(),
        "outputs": info.signature.outputs.to_dict(), "metadata": info.metadata,
    }))


def matrix(directory):
    """The golden rows of a sealed model as its input tensor, by what its manifest says."""
    features = json.loads((directory / "manifest.json").read_text())["signature"]["features"]
    golden = [json.loads(line) for line in (directory / "golden.jsonl").read_text().splitlines()]
    rows = []
    for instance in (row["request"]["instances"][0] for row in golden):
        row = []
        for feature in features:
            value = instance.get(feature["name"])
            if feature["type"] == "category":
                row += [float(value == one) for one in feature["values"]]
            else:
                row.append(feature["whenMissing"] if value is None else value)
        rows.append(row)
    return numpy.array(rows, dtype=numpy.float32), [row["answer"] for row in golden]


def difference(directory, probabilities, labels):
    """How far the answers are from the golden ones; the labels have to be the same."""
    _, answers = matrix(directory)
    assert len(probabilities) == len(answers)
    assert [[labels[int(numpy.argmax(row))]] for row in probabilities] == [answer["prediction"] for answer in answers]
    return float(numpy.abs(numpy.array(probabilities) - numpy.array([answer["probabilities"][0] for answer in answers])).max())


def answers(name, version, directory):
    """The largest difference from the golden rows: by the graph, by the function in Python, and by MLflow's own server."""
    import onnxruntime

    directory = Path(directory)
    uri = f"models:/{name}/{version}"
    labels = mlflow.models.get_model_info(uri).metadata["labels"]
    rows, _ = matrix(directory)
    graph = onnxruntime.InferenceSession(mlflow.onnx.load_model(uri).SerializeToString())
    by_graph = graph.run(["output"], {"input": rows})[0]
    by_function = mlflow.pyfunc.load_model(uri).predict({"input": rows})["output"]
    print(json.dumps({
        "graph": difference(directory, by_graph, labels),
        "function": difference(directory, by_function, labels),
        "server": difference(directory, served(uri, rows), labels),
    }))


def served(uri, rows):
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = ["mlflow", "models", "serve", "--model-uri", uri, "--env-manager", "local", "--host", "127.0.0.1", "--port", str(port)]
    server = subprocess.Popen(command, stdout=sys.stderr, stderr=sys.stderr)
    try:
        body = json.dumps({"inputs": {"input": rows.tolist()}}).encode()
        request = urllib.request.Request(f"http://127.0.0.1:{port}/invocations", body, {"Content-Type": "application/json"})
        for _ in range(300):
            try:
                with urllib.request.urlopen(request, timeout=30) as answer:
                    return json.load(answer)["predictions"]["output"]
            except urllib.error.HTTPError as e:
                raise AssertionError(e.read()) from e
            except OSError:
                assert server.poll() is None
                time.sleep(0.3)
        raise AssertionError("the server isn't ready")
    finally:
        server.terminate()
        server.wait(30)


globals()[sys.argv[1]](*sys.argv[2:])
