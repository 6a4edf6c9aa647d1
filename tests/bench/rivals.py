"""`python -m tests.bench.rivals judge|train THREADS ROUNDS`: our convolutional network beside PyTorch and ONNX Runtime.

The weights are the same. It prints one line of JSON. THREADS are the others'; how many NumPy has must be said before it
loads, so `networks.py` starts this once for each line of the table. A library that cannot be imported is left out.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import NDArray

from core import convnet, learn_net, optimise
from core.models import NetModel
from core.plan import Conv, MaxPool, Plan
from core.shipped import load_model
from tests.bench.figures import in_turns, seconds

BATCH = 64  # pictures in a step of training
SAME = 1e-3  # by so much probabilities may differ
AT_A_TIME = 5  # pictures judged one after the other in one measurement
Ask = Callable[[NDArray[np.uint8]], Any]  # (m, 64, 64, 3) to probabilities


def model() -> NetModel:
    """The one at the cat door."""
    found = load_model("convolution")
    if not isinstance(found, NetModel):
        raise RuntimeError("the convolutional network is none")
    return found


# -- the same weights elsewhere --------------------------------------------------------------------------------------


def in_onnx(ours: NetModel, threads: int = 1) -> Ask:
    """In ONNX Runtime. ImportError if it is not there."""
    import onnxruntime

    from core.exchange import to_onnx

    how = onnxruntime.SessionOptions()
    how.intra_op_num_threads, how.inter_op_num_threads = threads, 1
    file = to_onnx(ours).SerializeToString()
    session = onnxruntime.InferenceSession(file, how, providers=["CPUExecutionProvider"])
    return lambda pictures: session.run(None, {"pictures": pictures})[0]


def body(torch: Any, plan: Plan, norm: bool) -> Any:
    """The plan in PyTorch, from 3 channels to z; with batch norm while it learns."""
    layers: list[Any] = []
    into = 3
    for layer in plan[:-2]:
        if isinstance(layer, Conv):
            layers.append(torch.nn.Conv2d(into, layer.out, layer.k, layer.stride, layer.k // 2, bias=not norm))
            layers += [torch.nn.BatchNorm2d(layer.out)] if norm else []
            layers.append(torch.nn.ReLU(inplace=True))
            into = layer.out
        elif isinstance(layer, MaxPool):
            layers.append(torch.nn.MaxPool2d(2))
    layers += [torch.nn.AdaptiveAvgPool2d(1), torch.nn.Flatten(), torch.nn.Linear(into, 1)]
    return torch.nn.Sequential(*layers).to(memory_format=torch.channels_last)


def in_torch(ours: NetModel, threads: int = 1) -> Ask:
    """In PyTorch. ImportError if it is not there."""
    import torch

    torch.set_num_threads(threads)
    net = ours.network
    made = body(torch, net.plan, norm=False).eval()
    kinds = (torch.nn.Conv2d, torch.nn.Linear)
    learnt = [p for p in net.layers if "W" in p]
    with torch.no_grad():
        for layer, p in zip((one for one in made if isinstance(one, kinds)), learnt, strict=True):
            W = p["W"].transpose(3, 2, 0, 1) if p["W"].ndim == 4 else p["W"].T
            layer.weight.copy_(torch.tensor(np.ascontiguousarray(W)))
            layer.bias.copy_(torch.tensor(p["b"]))
    mean, std = torch.tensor(net.mean), torch.tensor(net.std)

    def ask(pictures: NDArray[np.uint8]) -> Any:
        with torch.inference_mode():
            x = (torch.from_numpy(pictures).float() / 255 - mean) / std
            return torch.sigmoid(made(x.permute(0, 3, 1, 2)))[:, 0].numpy()

    return ask


# -- a step of training ----------------------------------------------------------------------------------------------


def our_step(walk: learn_net.Walk, X: NDArray[np.uint8], y: NDArray[np.float32]) -> Callable[[], object]:
    """As `core.train --kind convolution` takes it, without varying the photos."""
    everyone = np.arange(len(y))

    def step() -> None:
        z, caches = convnet.forward(walk.network, X)
        _, dz = learn_net.cost_of(z, y, everyone, None)
        slopes = convnet.backward(walk.network, caches, dz)
        learn_net.shortened(slopes)
        convnet.remember(walk.network, caches)
        optimise.adam(walk.network.layers, slopes, walk.memory, 1e-3, 0.01)
        learn_net.follow(walk, 1000)

    return step


def torch_step(
    plan: Plan, X: NDArray[np.uint8], y: NDArray[np.float32], threads: int
) -> Callable[[], object]:
    """The same deeds in PyTorch. ImportError if it is not there."""
    import torch

    torch.set_num_threads(threads)
    made, slow = body(torch, plan, norm=True), body(torch, plan, norm=True)
    adam = torch.optim.AdamW(made.parameters(), lr=1e-3, weight_decay=0.01)
    pictures, truth = torch.from_numpy(X), torch.from_numpy(y)
    both = [(a, b) for a, b in zip(slow.state_dict().values(), made.state_dict().values(), strict=True)
            if a.dtype.is_floating_point]  # fmt: skip

    def step() -> None:
        x = ((pictures.float() / 255 - 0.5) / 0.25).permute(0, 3, 1, 2)
        J = torch.nn.functional.binary_cross_entropy_with_logits(made(x)[:, 0], truth)
        adam.zero_grad(set_to_none=True)
        J.backward()
        torch.nn.utils.clip_grad_norm_(made.parameters(), 2.0)
        adam.step()
        with torch.no_grad():
            for kept, new in both:
                kept.lerp_(new, 0.002)

    return step


# -- measuring -------------------------------------------------------------------------------------------------------


def judged(threads: int, rounds: int) -> list[dict[str, Any]]:
    """One picture at a time."""
    ours, rng = model(), np.random.default_rng(0)
    pictures = rng.integers(0, 256, (AT_A_TIME, 1, 64, 64, 3), np.uint8)
    told = []
    for beside, make in (("PyTorch", in_torch), ("ONNX Runtime", in_onnx)):
        try:
            rival = make(ours, threads)
        except ImportError:
            continue
        for one in pictures:
            if not np.allclose(rival(one), ours.probability(one), atol=SAME):
                raise RuntimeError(f"{beside} says something else")

        mine, base, ratio = in_turns(_one_by_one(ours.probability, pictures), _one_by_one(rival, pictures), rounds)
        told.append({"what": "judge", "beside": beside, "ours": mine, "base": base, "ratio": ratio})
    return told


def _one_by_one(ask: Ask, pictures: NDArray[np.uint8]) -> Callable[[], float]:
    """Seconds that a picture takes."""
    return lambda: seconds(lambda: [ask(one) for one in pictures]) / len(pictures)


def learned(threads: int, rounds: int) -> list[dict[str, Any]]:
    """A step on a batch."""
    plan, rng = model().network.plan, np.random.default_rng(0)
    X = rng.integers(0, 256, (BATCH, 64, 64, 3), np.uint8)
    y = (rng.random(BATCH) < 0.5).astype(np.float32)
    try:
        theirs = torch_step(plan, X, y, threads)
    except ImportError:
        return []
    ours = our_step(learn_net.start(convnet.start(0, plan)), X, y)
    ours(), theirs()
    mine, base, ratio = in_turns(lambda: seconds(ours), lambda: seconds(theirs), rounds)
    return [{"what": "train", "beside": "PyTorch", "ours": mine, "base": base, "ratio": ratio}]


if __name__ == "__main__":
    what, *numbers = sys.argv[1:]
    print(json.dumps({"judge": judged, "train": learned}[what](*map(int, numbers))))
