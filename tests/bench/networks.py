"""The convolutional network beside PyTorch and ONNX Runtime, with one thread and with two, in the same run.

ONNX Runtime is a test dependency. PyTorch is none: where it lies in an environment of its own (the extra "learn" in
pyproject.toml), DOWNHILL_RIVALS names the Python of that environment, which then runs all of these.

One picture is judged by one thread of ours however many the others have: so the program does it, for on a busy machine
two threads that wait for each other cost more than they give. In training all have the same number.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import Any

from tests.bench.figures import Figure
from tests.bench.screen import PATIENCE, ROOT

THREADS = (1, 2)
NAMES = ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS")
AIMS = {"judge": 2.0, "train": 2.5}  # at least 0.4 times as many pictures a second: 2.5 times as long
ROUNDS = {"judge": 41, "train": 11}
NAMED = {"judge": "one picture judged", "train": "a step of training, 64 pictures"}
ROOM = "convolutional network"


def told(what: str, threads: int, rounds: int) -> list[dict[str, Any]]:
    """What `tests.bench.rivals` measures with so many threads."""
    python = os.environ.get("DOWNHILL_RIVALS", sys.executable)
    own = {**os.environ, **dict.fromkeys(NAMES, str(threads if what == "train" else 1))}
    done = subprocess.run(
        [python, "-m", "tests.bench.rivals", what, str(threads), str(rounds)], cwd=ROOT, env=own,
        stdout=subprocess.PIPE, text=True, timeout=PATIENCE,
    )  # fmt: skip
    if done.returncode:
        raise RuntimeError(f"{python} -m tests.bench.rivals ended with {done.returncode}")
    lines: list[dict[str, Any]] = json.loads(done.stdout.splitlines()[-1])
    return lines


def figures(quick: bool = False) -> list[Figure]:
    """One picture judged, and a step of training on 64."""
    made = []
    for what, name in NAMED.items():
        for threads in THREADS:
            for one in told(what, threads, 4 if quick else ROUNDS[what]):
                beside = f"{one['beside']}, {threads} thread{'s' if threads > 1 else ''}"
                ours, base = one["ours"] * 1e3, one["base"] * 1e3
                made.append(Figure(ROOM, name, ours, "ms", beside, base, one["ratio"], AIMS[what]))
    if not made:
        raise RuntimeError("neither PyTorch nor ONNX Runtime can be imported")
    return made
