"""Models of scikit-learn, LightGBM, XGBoost and PyTorch, each as its exporter writes it, with the answers of Python's onnxruntime.

    python exporters.py PENGUINS.csv FOLDER

writes FOLDER/NAME/model.onnx and FOLDER/NAME/answers.json: the tensors of some rows, and what comes back for them. A list of
maps, which ZipMap makes, is written as a matrix: a column for each key, in the order of the sorted keys.
"""

import json
import sys
import warnings
from pathlib import Path

import lightgbm
import numpy as np
import onnxruntime
import pandas
import torch
import xgboost
from onnxmltools import convert_lightgbm, convert_xgboost
from onnxmltools.convert.common.data_types import FloatTensorType as OnnxmltoolsFloats
from skl2onnx import to_onnx
from skl2onnx.common.data_types import FloatTensorType, StringTensorType
from sklearn.compose import ColumnTransformer
from sklearn.ensemble import GradientBoostingRegressor, RandomForestClassifier
from sklearn.linear_model import LogisticRegression
from sklearn.neural_network import MLPClassifier
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import OneHotEncoder, StandardScaler
from sklearn.svm import LinearSVC

DATATYPES = {"float32": "FP32", "float64": "FP64", "int64": "INT64", "bool": "BOOL", "object": "BYTES"}
ROWS = 40

warnings.filterwarnings("ignore")
torch.manual_seed(1)
penguins = pandas.read_csv(sys.argv[1]).dropna().sample(frac=1, random_state=1)
folder = Path(sys.argv[2])
numbers = [column for column in penguins if penguins[column].dtype == float]
species = penguins["species"].to_numpy(dtype=str)
codes = np.unique(species, return_inverse=True)[1]
matrix = penguins[numbers].to_numpy(dtype=np.float32)


def tensor(name, value):
    if isinstance(value, list):  # of maps
        value = np.array([[row[key] for key in sorted(row)] for row in value], dtype=np.float32)
    return {"name": name, "datatype": DATATYPES[value.dtype.name if value.dtype.kind != "U" else "object"],
            "shape": list(value.shape), "data": value.flatten().tolist()}


def save(name, graph, inputs):
    """The graph, as bytes or as a file that is there already, and its answers."""
    file = folder / name / "model.onnx"
    file.parent.mkdir(parents=True, exist_ok=True)
    if graph is not None:
        file.write_bytes(graph.SerializeToString())
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    session = onnxruntime.InferenceSession(file, options)
    names = [output.name for output in session.get_outputs()]
    answers = {"inputs": [tensor(key, value) for key, value in inputs.items()],
               "outputs": [tensor(*answer) for answer in zip(names, session.run(names, inputs))]}
    (file.parent / "answers.json").write_text(json.dumps(answers, allow_nan=False))
    print(name)


def sklearn(name, model, target, **options):
    fitted = model.fit(matrix, target)
    save(name, to_onnx(fitted, matrix[:1], options={id(fitted): options} if options else None), {"X": matrix[:ROWS]})


sklearn("sklearn-logistic", LogisticRegression(), species)
sklearn("sklearn-logistic-without-zipmap", LogisticRegression(), species, zipmap=False)
sklearn("sklearn-random-forest", RandomForestClassifier(30, random_state=1), codes, zipmap=False)
sklearn("sklearn-gradient-boosting-regressor", GradientBoostingRegressor(random_state=1), matrix[:, 3])
sklearn("sklearn-linear-svm", LinearSVC(), species)
sklearn("sklearn-mlp", make_pipeline(StandardScaler(), MLPClassifier(16, max_iter=300, random_state=1)), species, zipmap=False)

texts = ["island", "sex"]
columns = make_pipeline(
    ColumnTransformer([("texts", OneHotEncoder(handle_unknown="ignore"), texts), ("numbers", StandardScaler(), numbers)]),
    LogisticRegression()).fit(penguins[texts + numbers], species)
types = [(name, StringTensorType([None, 1])) for name in texts] + [(name, FloatTensorType([None, 1])) for name in numbers]
save("sklearn-input-per-column", to_onnx(columns, initial_types=types),
     {name: penguins[[name]].to_numpy()[:ROWS].astype(np.float32 if name in numbers else object) for name in texts + numbers})

four = [("input", OnnxmltoolsFloats([None, 4]))]
trees = lightgbm.LGBMClassifier(n_estimators=30, random_state=1, n_jobs=1, verbose=-1).fit(matrix, codes)
save("lightgbm-classifier", convert_lightgbm(trees, initial_types=four, target_opset=15), {"input": matrix[:ROWS]})
save("lightgbm-classifier-without-zipmap", convert_lightgbm(trees, initial_types=four, target_opset=15, zipmap=False),
     {"input": matrix[:ROWS]})
grams = lightgbm.LGBMRegressor(n_estimators=30, random_state=1, n_jobs=1, verbose=-1).fit(matrix, matrix[:, 3])
save("lightgbm-regressor", convert_lightgbm(grams, initial_types=four, target_opset=15), {"input": matrix[:ROWS]})
boosted = xgboost.XGBClassifier(n_estimators=30, n_jobs=1).fit(matrix, codes)
save("xgboost-classifier", convert_xgboost(boosted, initial_types=four, target_opset=15), {"input": matrix[:ROWS]})
boosted = xgboost.XGBRegressor(n_estimators=30, n_jobs=1).fit(matrix, matrix[:, 3])
save("xgboost-regressor", convert_xgboost(boosted, initial_types=four, target_opset=15), {"input": matrix[:ROWS]})


def pytorch(name, model, **inputs):
    file = folder / name / "model.onnx"
    file.parent.mkdir(parents=True, exist_ok=True)
    tensors = {key: torch.from_numpy(value) for key, value in inputs.items()}
    rows = torch.export.Dim("rows")
    torch.onnx.export(model.eval(), tuple(tensors.values()), file, input_names=list(inputs), output_names=["output"],
                      dynamic_shapes=[{0: rows} for _ in inputs], verbose=False)
    save(name, None, inputs)


random = np.random.default_rng(1)
pytorch("torch-mlp", torch.nn.Sequential(torch.nn.Linear(4, 16), torch.nn.ReLU(), torch.nn.Linear(16, 3), torch.nn.Softmax(1)),
        features=matrix[:ROWS])
pytorch("torch-embedding", torch.nn.Sequential(torch.nn.Embedding(50, 8), torch.nn.Flatten(), torch.nn.Linear(24, 1)),
        tokens=random.integers(0, 50, (ROWS, 3)))
pytorch("torch-rank-3", torch.nn.Sequential(torch.nn.Conv1d(2, 4, 3), torch.nn.ReLU(), torch.nn.Flatten(), torch.nn.Linear(24, 2)),
        series=random.standard_normal((ROWS, 2, 8), dtype=np.float32))
pytorch("torch-rank-4", torch.nn.Sequential(torch.nn.Conv2d(1, 4, 3), torch.nn.MaxPool2d(2), torch.nn.Sigmoid()),
        image=random.standard_normal((ROWS, 1, 8, 8), dtype=np.float32))
