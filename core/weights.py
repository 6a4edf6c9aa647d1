"""Models in and out of .safetensors files, their description inside.

Such a file is 8 bytes (the length of the header), a JSON header that
says where each array lies, and the arrays.  Nothing in it can run.
What others bring is not trusted: a header that lies, a wrong shape,
a plan that cannot flow, a number that is none are refused, each by
its own code.

Logistic regression is kept as w and b, a network as `netfile` says.
"""

import json
from pathlib import Path
from typing import Any

import numpy as np

from core import description, netfile
from core.cat import SHAPE, AnyModel, Model
from core.description import word
from core.figures import Figures
from core.models import NetModel
from core.netfile import INPUT, Arrays, Layout
from core.refusal import Refusal

BYTES = 64_000_000
HEADER = 1_000_000
LAYOUT: Layout = {
    "w": ("F32", (int(np.prod(SHAPE)), 1)),
    "b": ("F32", (1, 1)),
    "average": ("U8", SHAPE),
}
KINDS = ("logistic", "network", "convolution")


def save(model: AnyModel, path: str | Path) -> None:
    """Write a model; the file appears whole or not at all."""
    from safetensors.numpy import save as packed

    if isinstance(model, NetModel):
        arrays, told = netfile.arrays_of(model), netfile.in_words(model)
    else:
        arrays, told = _of_neuron(model), NEURON
    about = {
        "name": model.name,
        "kind": model.kind,
        **told,
        "figures": description.in_words(model.figures),
    }
    arrays["average"] = np.ascontiguousarray(model.average)
    note = {"description": json.dumps(about, ensure_ascii=False)}
    path = Path(path)
    part = path.with_name(path.name + ".part")
    part.write_bytes(packed(arrays, metadata=note))
    part.replace(path)


NEURON = {
    "input": INPUT + ", / 255",
    "output": "sigmoid(w.T x + b) = the probability of a cat",
}


def _of_neuron(model: Model) -> Arrays:
    return {
        "w": np.ascontiguousarray(model.w, np.float32),
        "b": np.array([[model.b]], np.float32),
    }


def load(source: str | Path | bytes) -> AnyModel:
    """A model from a file or its bytes.

    Refusals: weights_no_file, weights_too_large, weights_broken,
    weights_missing, weights_dtype, weights_shape,
    weights_not_finite, weights_description, weights_kind,
    weights_plan, weights_too_many.
    """
    if not isinstance(source, bytes):
        source = _bytes(Path(source))
    header = read_header(source)
    about, name, kind, figures = _about(header)
    if kind == "logistic":
        arrays = _checked(source, header, LAYOUT)
        w, b = arrays["w"], float(arrays["b"][0, 0])
        average = arrays["average"]
        return Model(name, kind, w, b, average, figures)
    told = netfile.read_plan(about, kind)
    calibration = netfile.read_calibration(about)
    expected = netfile.layout(told)
    expected |= netfile.familiar_layout(header, told)
    arrays = _checked(source, header, expected)
    return NetModel(
        name, kind, netfile.network_of(told, arrays),
        arrays["average"], figures, calibration,
        netfile.familiar_of(arrays),
    )


def _bytes(path: Path) -> bytes:
    try:
        with path.open("rb") as stream:
            return stream.read(BYTES + 1)
    except (OSError, ValueError) as error:
        raise Refusal("weights_no_file", name=path.name) from error


def read_header(data: bytes) -> dict[str, Any]:
    """The JSON header, once its length has been found possible."""
    if len(data) > BYTES:
        raise Refusal("weights_too_large", limit=BYTES // 1_000_000)
    length = int.from_bytes(data[:8], "little")
    if len(data) < 10 or not 2 <= length <= min(HEADER, len(data) - 8):
        raise Refusal("weights_broken")
    try:
        header = json.loads(data[8 : 8 + length])
    except (ValueError, RecursionError) as error:
        raise Refusal("weights_broken") from error
    if not isinstance(header, dict):
        raise Refusal("weights_broken")
    return header


def _about(
    header: dict[str, Any],
) -> tuple[dict[str, Any], str, str, Figures]:
    """The description; and of it name, kind and figures."""
    try:
        about = json.loads(header["__metadata__"]["description"])
        figures = description.from_words(about["figures"])
        name, kind = word(about["name"]), word(about["kind"])
    except (KeyError, TypeError, ValueError, RecursionError) as error:
        raise Refusal("weights_description") from error
    if kind not in KINDS:
        raise Refusal("weights_kind", kind=kind[:40])
    return about, name, kind, figures


def _checked(
    data: bytes, header: dict[str, Any], expected: Layout
) -> Arrays:
    check_layout(header, expected)
    return _arrays(data)


def check_layout(header: dict[str, Any], expected: Layout) -> None:
    """Every array that is needed, of the right kind and shape."""
    for name, (kind, shape) in expected.items():
        told = header.get(name)
        if told is None:
            raise Refusal("weights_missing", name=name)
        if not isinstance(told, dict):
            raise Refusal("weights_broken")
        if told.get("dtype") != kind:
            raise Refusal("weights_dtype", name=name, expected=kind)
        if told.get("shape") != list(shape):
            raise Refusal(
                "weights_shape", name=name, expected=str(shape)
            )


def _arrays(data: bytes) -> Arrays:
    """The arrays themselves; the library checks where they lie."""
    from safetensors import SafetensorError
    from safetensors.numpy import load as unpacked

    try:
        arrays: Arrays = unpacked(data)
    except (SafetensorError, KeyError, ValueError, TypeError) as error:
        raise Refusal("weights_broken") from error
    for name, array in arrays.items():
        if not np.isfinite(array).all():
            raise Refusal("weights_not_finite", name=name)
    return arrays
