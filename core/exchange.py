"""Take a model along: python3 -m core.exchange MODEL OUT.onnx.

MODEL is the name of a model of the program or a .safetensors file.
ONNX is a format that other programs run (onnx.ai).  The whole way of
a picture is in the graph: bytes (m, 64, 64, 3) go in, and out comes
the probability of a cat, (m,).
"""

import bootstrap

if __name__ == "__main__":
    bootstrap.enter("core.exchange")

import argparse
import json
import sys
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from core import cat, description, shipped, weights
from core.command import sentence
from core.models import NetModel
from core.plan import Conv, Dense, MaxPool
from core.refusal import Refusal

OPSET = 17  # of 2022: any program that runs ONNX knows it
FORMAT = 8  # the version of the file that belongs to it
Array = NDArray[Any]


class Graph:
    """Nodes and numbers, one after the other."""

    def __init__(self) -> None:
        import onnx

        self.onnx = onnx
        self.nodes: list[Any] = []
        self.numbers: list[Any] = []

    def add(self, kind: str, *into: str, **how: Any) -> str:
        """One step; the name of what comes out of it."""
        out = f"{kind.lower()}_{len(self.nodes)}"
        make = self.onnx.helper.make_node
        self.nodes.append(make(kind, [*into], [out], **how))
        return out

    def constant(self, name: str, value: Array) -> str:
        """Numbers that do not change; their name."""
        whole = np.ascontiguousarray(value)
        made = self.onnx.numpy_helper.from_array(whole, name)
        self.numbers.append(made)
        return name

    def floats(self, name: str, value: Any) -> str:
        """The same in 32 bits."""
        return self.constant(name, np.asarray(value, np.float32))


def to_onnx(model: cat.AnyModel) -> Any:
    """The model as an onnx.ModelProto.  Refusal: onnx_missing."""
    try:
        graph = Graph()
    except ImportError:
        python = sys.executable
        raise Refusal("onnx_missing", python=python) from None
    onnx, make = graph.onnx, graph.onnx.helper
    one = graph.add("Cast", "pictures", to=onnx.TensorProto.FLOAT)
    one = graph.add("Div", one, graph.floats("bytes", 255))
    a = graph.add("Sigmoid", _z(graph, model, one))
    flat = graph.constant("flat", np.array([-1], np.int64))
    graph.add("Reshape", a, flat)
    graph.nodes[-1].output[0] = "probability"
    tensor = make.make_tensor_value_info
    body = make.make_graph(
        graph.nodes, "cat",
        [tensor("pictures", onnx.TensorProto.UINT8, ["m", *cat.SHAPE])],
        [tensor("probability", onnx.TensorProto.FLOAT, ["m"])],
        graph.numbers,
    )
    made = make.make_model(
        body, opset_imports=[make.make_opsetid("", OPSET)],
        ir_version=FORMAT, producer_name="Downhill",
    )
    make.set_model_props(made, notes(model))
    onnx.checker.check_model(made, full_check=True)
    return made


def notes(model: cat.AnyModel) -> dict[str, str]:
    """What the file says of itself."""
    told = description.in_words(model.figures)
    return {
        "name": model.name,
        "kind": model.kind,
        "input": "pictures: uint8 (m, 64, 64, 3), RGB; the square in"
        " the middle of a photo, reduced to 64 x 64 (Lanczos)",
        "output": "probability: the model's probability of a cat",
        "figures": json.dumps(told, ensure_ascii=False),
    }


def _z(graph: Graph, model: cat.AnyModel, x: str) -> str:
    """From x = bytes / 255 to z."""
    if isinstance(model, NetModel):
        return _network(graph, model, x)
    return _neuron(graph, model, x)


def _neuron(graph: Graph, model: cat.Model, x: str) -> str:
    """z = w.T x + b: in the homework's order, which is ONNX's, too."""
    x = graph.add("Flatten", x, axis=1)
    w = graph.floats("w", model.w)
    b = graph.floats("b", [model.b])
    return graph.add("Gemm", x, w, b)


def _network(graph: Graph, model: NetModel, x: str) -> str:
    """Layer after layer, as the plan says.

    ONNX wants the channels first: (m, c, h, w), filters (out, in, k,
    k).  What a Dense layer flattens is flattened as here.
    """
    net = model.network
    x = graph.add("Sub", x, graph.floats("mean", net.mean))
    x = graph.add("Div", x, graph.floats("std", net.std))
    x = graph.add("Transpose", x, perm=[0, 3, 1, 2])
    came, maps = [], True
    for i, (layer, p) in enumerate(zip(net.plan, net.layers, strict=True)):
        came.append(x)
        if isinstance(layer, Conv):
            x = _conv(graph, layer, p, f"layer_{i:02d}", x)
            if layer.skip:
                x = graph.add("Add", x, came[-layer.skip])
        elif isinstance(layer, MaxPool):
            two = [2, 2]
            x = graph.add("MaxPool", x, kernel_shape=two, strides=two)
        elif not isinstance(layer, Dense):
            x = graph.add("GlobalAveragePool", x)
        else:
            if maps:
                x = graph.add("Transpose", x, perm=[0, 2, 3, 1])
                x = graph.add("Flatten", x, axis=1)
            maps = False
            W = graph.floats(f"layer_{i:02d}_W", p["W"])
            b = graph.floats(f"layer_{i:02d}_b", p["b"])
            x = graph.add("Gemm", x, W, b)
        if isinstance(layer, Conv | Dense) and layer.relu:
            x = graph.add("Relu", x)
    return x


def _conv(
    graph: Graph, layer: Conv, p: dict[str, Array], name: str, x: str
) -> str:
    W = graph.floats(name + "_W", p["W"].transpose(3, 2, 0, 1))
    b = graph.floats(name + "_b", p["b"])
    rim, k, s = layer.k // 2, layer.k, layer.stride
    return graph.add(
        "Conv", x, W, b,
        kernel_shape=[k, k], strides=[s, s], pads=[rim] * 4,
    )


def save(model: cat.AnyModel, path: str | Path) -> None:
    """Write the .onnx file, whole or not at all."""
    made = to_onnx(model)
    path = Path(path)
    part = path.with_name(path.name + ".part")
    part.write_bytes(made.SerializeToString())
    part.replace(path)


def main(words: list[str]) -> int:
    """Read the model, write the file, say what is in it."""
    says = argparse.ArgumentParser(
        prog="python3 -m core.exchange",
        description="Write a model as ONNX, for other programs.",
    )
    known = ", ".join(shipped.models())
    says.add_argument("model", help=f"{known}, or a .safetensors file")
    says.add_argument("out", help="the .onnx file to write")
    options = says.parse_args(words)
    try:
        if Path(options.model).suffix == ".safetensors":
            model = weights.load(options.model)
        else:
            model = shipped.load_model(options.model)
        save(model, options.out)
    except Refusal as refusal:
        print(sentence(refusal), file=sys.stderr)
        return 1
    except OSError as error:
        told = Refusal("not_written", name=options.out)
        print(sentence(told), error.strerror, file=sys.stderr)
        return 1
    print(f"{options.out}: {model.name} ({model.kind}), pictures"
          " uint8 (m, 64, 64, 3) -> probability (m,)")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
