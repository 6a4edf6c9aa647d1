"""Models in and out of .safetensors files, their description inside.

Such a file is 8 bytes (the length of the header), a JSON header that
says where each array lies, and the arrays.  Nothing in it can run.
What others bring is not trusted: a header that lies, a wrong shape,
a number that is none are refused, each by its own code.
"""

import json
from dataclasses import asdict
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from core.cat import SHAPE, Model
from core.figures import Check, Figures
from core.refusal import Refusal

BYTES = 64_000_000
HEADER = 1_000_000
Arrays = dict[str, NDArray[Any]]
LAYOUT = {
    "w": ("F32", (int(np.prod(SHAPE)), 1)),
    "b": ("F32", (1, 1)),
    "average": ("U8", SHAPE),
}


def save(model: Model, path: str | Path) -> None:
    """Write a model; the file appears whole or not at all."""
    from safetensors.numpy import save as packed

    arrays: Arrays = {
        "w": np.ascontiguousarray(model.w, np.float32),
        "b": np.array([[model.b]], np.float32),
        "average": np.ascontiguousarray(model.average),
    }
    about = {
        "name": model.name,
        "kind": model.kind,
        "input": "64 x 64 RGB, row by row, R G B of each pixel, / 255",
        "output": "sigmoid(w.T x + b) = the probability of a cat",
        "figures": asdict(model.figures),
    }
    note = {"description": json.dumps(about, ensure_ascii=False)}
    path = Path(path)
    part = path.with_name(path.name + ".part")
    part.write_bytes(packed(arrays, metadata=note))
    part.replace(path)


def load(source: str | Path | bytes) -> Model:
    """A model from a file or its bytes.

    Refusals: weights_no_file, weights_too_large, weights_broken,
    weights_missing, weights_dtype, weights_shape,
    weights_not_finite, weights_description, weights_kind.
    """
    if not isinstance(source, bytes):
        source = _bytes(Path(source))
    header = read_header(source)
    name, kind, figures = _about(header)
    check_layout(header)
    arrays = _arrays(source)
    return Model(
        name=name,
        kind=kind,
        w=arrays["w"],
        b=float(arrays["b"][0, 0]),
        average=arrays["average"],
        figures=figures,
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


def _about(header: dict[str, Any]) -> tuple[str, str, Figures]:
    """The description: name, kind and figures."""
    try:
        about = json.loads(header["__metadata__"]["description"])
        told = about["figures"]
        figures = Figures(
            photos=_number(told["photos"]),
            cats=_number(told["cats"]),
            checks=tuple(_check(check) for check in told["checks"]),
            date=_word(told["date"]),
            command=_word(told["command"]),
            chosen=_word(told["chosen"]),
        )
        name, kind = _word(about["name"]), _word(about["kind"])
    except (KeyError, TypeError, ValueError, RecursionError) as error:
        raise Refusal("weights_description") from error
    if kind != "logistic":
        raise Refusal("weights_kind", kind=kind[:40])
    return name, kind, figures


def _check(told: dict[str, Any]) -> Check:
    """Counts as they can be: no more right than there are."""
    check = Check(
        name=_word(told["name"]),
        cats=_number(told["cats"]),
        cats_right=_number(told["cats_right"]),
        others=_number(told["others"]),
        others_right=_number(told["others_right"]),
        elsewhere=told["elsewhere"] is True,
    )
    too_many = (
        check.cats_right > check.cats
        or check.others_right > check.others
    )
    if too_many or check.n == 0:
        raise ValueError("more are right than there are")
    return check


def _number(value: object) -> int:
    if type(value) is not int or value < 0:
        raise TypeError("a count is expected")
    return value


def _word(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError("words are expected")
    return value


def check_layout(header: dict[str, Any]) -> None:
    """Every array that is needed, of the right kind and shape."""
    for name, (kind, shape) in LAYOUT.items():
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
    for name in ("w", "b"):
        if not np.isfinite(arrays[name]).all():
            raise Refusal("weights_not_finite", name=name)
    return arrays
