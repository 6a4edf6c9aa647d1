"""The student: a small convolutional network that learns from labels and from the teacher, here in PyTorch.

It is exactly a `core.plan.Plan`: what comes out is judged, shown and explained by NumPy alone (core/convnet.py), and
`python3 -m core.train --kind convolution` trains the same plan without PyTorch, only slower.
"""

from __future__ import annotations

import math
import os
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import torch
from numpy.typing import NDArray
from torch import nn
from torch.nn import functional

from assets.learning.teacher import DIRECTIONS, Taught
from assets.learning.vary import vary
from core.plan import Conv, Dense, MaxPool, MeanPool, Plan

PLAN: Plan = (
    Conv(5, 24, stride=2), Conv(3, 48), MaxPool(), Conv(3, 64), Conv(3, 96), MaxPool(), Conv(3, 160), Conv(3, 256),
    MeanPool(), Dense(1),
)  # fmt: skip
MEAN = (124.0, 116.0, 104.0)
STD = (64.0, 62.0, 64.0)
BATCH, SLOPE, DECAY, SOFT = 96, 2.5e-3, 0.05, 0.5


@dataclass(frozen=True, eq=False)
class Class:
    """What is learned from: photos, labels, what the teacher says, and how often each photo comes."""

    X: NDArray[np.uint8]  # (m, 64, 64, 3)
    Y: NDArray[np.uint8]  # (m,)
    taught: Taught
    often: NDArray[np.float64]  # (m,), adds up to 1


class Student(nn.Module):  # type: ignore[misc]
    """The plan as PyTorch has it; `cat` answers the label, `echo` the teacher."""

    def __init__(self) -> None:
        super().__init__()
        layers: list[nn.Module] = []
        into = 3
        for layer in PLAN[:-2]:
            if isinstance(layer, Conv):
                filters = nn.Conv2d(into, layer.out, layer.k, layer.stride, layer.k // 2, bias=False)
                layers += [filters, nn.BatchNorm2d(layer.out), nn.ReLU(inplace=True)]
                into = layer.out
            else:
                layers.append(nn.MaxPool2d(2))
        self.body = nn.Sequential(*layers, nn.AdaptiveAvgPool2d(1), nn.Flatten())
        self.cat = nn.Linear(into, 1)
        self.proj = nn.Linear(into, DIRECTIONS)

    def forward(self, x: Any) -> tuple[Any, Any]:
        """z (m,) and what the teacher would say (m, 128)."""
        f = functional.dropout(self.body(x), 0.2, self.training)
        return self.cat(f)[:, 0], self.proj(f)


class Batches(torch.utils.data.IterableDataset):  # type: ignore[misc]
    """Varied pictures, made beside the training by a process of their own; each batch has its own seed."""

    def __init__(self, of: Class, seed: int, first: int, steps: int) -> None:
        self.of, self.seed, self.first, self.steps = of, seed, first, steps

    def __iter__(self) -> Iterator[tuple[int, Any, Any]]:
        torch.set_num_threads(1)
        g = torch.Generator()
        mean, std = (torch.tensor(v).view(1, 3, 1, 1) for v in (MEAN, STD))
        for step in range(self.first, self.steps):
            rng = np.random.default_rng((self.seed, step))
            g.manual_seed(self.seed * 1_000_003 + step)
            i = rng.choice(len(self.of.X), BATCH, p=self.of.often)
            x = vary(torch.tensor(self.of.X[i]).permute(0, 3, 1, 2).float(), g)
            x = ((x - mean) / std).to(torch.bfloat16).contiguous(memory_format=torch.channels_last)
            yield step, i, x


@dataclass(eq=False)
class Study:
    """Where the training stands; on disk every 1,000 steps."""

    student: Student
    average: Student  # of the weights over the last steps
    optimiser: Any
    step: int = 0

    def save(self, path: Path) -> None:
        """Write it, whole or not at all."""
        parts = {"n": self.student, "ema": self.average, "opt": self.optimiser}
        part = path.with_suffix(".part")
        torch.save({**{k: v.state_dict() for k, v in parts.items()}, "it": self.step}, part)
        part.replace(path)


def begin(seed: int, path: Path, start: Student | None = None) -> Study:
    """The study that was interrupted; or a new one, from these weights if there are any."""
    torch.manual_seed(seed)
    student, average = (Student().to(memory_format=torch.channels_last) for _ in range(2))
    if start is not None:
        student.load_state_dict(start.state_dict())
    groups = [
        {"params": [p for p in student.parameters() if p.ndim > 1], "weight_decay": DECAY},
        {"params": [p for p in student.parameters() if p.ndim <= 1], "weight_decay": 0.0},
    ]
    study = Study(student, average, torch.optim.AdamW(groups, lr=SLOPE, betas=(0.9, 0.99)))
    average.load_state_dict(student.state_dict())
    if path.is_file():
        state = torch.load(path)
        student.load_state_dict(state["n"])
        average.load_state_dict(state["ema"])
        study.optimiser.load_state_dict(state["opt"])
        study.step = state["it"]
    return study


class Walk(NamedTuple):
    """How far, how fast at first, and from which seed."""

    steps: int
    seed: int
    slope: float = SLOPE


def learn(of: Class, walk: Walk, path: Path, look: Any, start: Student | None = None) -> Student:
    """Train, from `start` if given; `look(student)` every 1,000 steps. Returns the averaged weights."""
    steps, seed, slope = walk
    study = begin(seed, path, start)
    first, began = study.step, time.monotonic()
    batches = Batches(of, seed, first, steps)
    loader = torch.utils.data.DataLoader(batches, batch_size=None, num_workers=min(1, (os.cpu_count() or 1) - 1))
    for step, i, x in loader:
        rate = slope * min(1.0, (step + 1) / 300) * (0.495 * (1 + math.cos(math.pi * step / steps)) + 0.01)
        J = one_step(study, of, i, x, rate)
        study.step = step + 1
        if study.step % 100 == 0:
            left = (time.monotonic() - began) / (study.step - first) * (steps - study.step) / 60
            print(f"{study.step}/{steps}  J {J:.3f}  {left:.0f} min left", flush=True)
        if study.step % 1000 == 0 or study.step == steps:
            study.save(path)
            look(study.average)
    return study.average


def one_step(study: Study, of: Class, i: NDArray[np.int64], x: Any, rate: float) -> float:
    """Labels half softened by the teacher's, plus the squared distance to its directions; AdamW; a moving average."""
    for group in study.optimiser.param_groups:
        group["lr"] = rate
    study.student.train()
    with torch.autocast("cpu", torch.bfloat16):
        z, echo = study.student(x)
    says = torch.sigmoid(torch.tensor(of.taught.scores[i]))
    y = (1 - SOFT) * torch.tensor(of.Y[i].astype(np.float32)) + SOFT * says
    J = functional.binary_cross_entropy_with_logits(z.float(), y * 0.98 + 0.01)
    J = J + functional.mse_loss(echo.float(), torch.tensor(of.taught.directions[i]))
    study.optimiser.zero_grad(set_to_none=True)
    J.backward()
    nn.utils.clip_grad_norm_(study.student.parameters(), 2.0)
    study.optimiser.step()
    keep = min(0.9985, (study.step + 1) / (study.step + 10))
    with torch.no_grad():
        states = (net.state_dict().values() for net in (study.average, study.student))
        for kept, new in zip(*states, strict=True):
            kept.lerp_(new, 1 - keep) if kept.dtype.is_floating_point else kept.copy_(new)
    return float(J.detach())
