"""The FastAPI peer: serves one sealed model, tuned for speed."""

import json
import os
from pathlib import Path

import numpy as np
import onnxruntime
import orjson
from fastapi import FastAPI, Response
from pydantic import BaseModel

DIRECTORY = Path(os.environ["MODEL"])
MANIFEST = json.loads((DIRECTORY / "manifest.json").read_bytes())
LABELS = MANIFEST["signature"]["output"]["labels"]
INPUT = MANIFEST["signature"]["input"]["name"]

options = onnxruntime.SessionOptions()
options.intra_op_num_threads = 1
options.inter_op_num_threads = 1
session = onnxruntime.InferenceSession(
    DIRECTORY / "model.onnx", options, providers=["CPUExecutionProvider"]
)
app = FastAPI(openapi_url=None)


class Rows(BaseModel):
    """The body of a request: rows of numbers, in the order of the model's features."""

    features: list[list[float]]


@app.post("/predict")
async def predict(rows: Rows) -> Response:
    """Responds as the function does. It is a coroutine: a thread would cost more than the model."""
    (probabilities,) = session.run(None, {INPUT: np.array(rows.features, dtype=np.float32)})
    return Response(
        orjson.dumps(
            {
                "prediction": [LABELS[i] for i in probabilities.argmax(axis=1)],
                "probabilities": probabilities,
                "labels": LABELS,
                "model": MANIFEST["name"],
                "version": MANIFEST["version"],
            },
            option=orjson.OPT_SERIALIZE_NUMPY,
        ),
        media_type="application/json",
    )
