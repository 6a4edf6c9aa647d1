"""python3 -m assets.measure_amount PHOTOS measures again what the lesson "Why now" shows: assets/measured/amount.toml.

The task, fixed before anything was measured: is there a cat in the photo, or not?  From PHOTOS/train.npz, 50, 200, 800,
3,200 and 12,800 photos are drawn, half of them cats; of PHOTOS/val.npz, 1,407 cats and 1,407 others, always the same,
are kept back to count right answers on (all cats it has; the others by chance), so guessing is right for half of them.
All photos are reduced to 32 x 32.  Each of the six models of core/amount.py learns from each amount five times, with
the seeds 1 to 5: other photos, other first weights, other batches; for one seed, every model gets the same photos.
Everyone learns by the same rule, which core/amount.py says.  How long the steps are (alpha) is chosen for each model by
a pilot: 800 photos drawn with seed 100, of ALPHAS the one with most right answers on 2,000 further photos of train.npz.
What is written down: how many answers are right, and the seconds of processor time that the training took, the features
of people's choice and all photos in memory included, reading the files and the test not.

The photos kept back come from the same collections as those learned from: how good a model is on other people's photos
is another question.  Of the result only figures are kept.  It can be stopped at any time and goes on (--state).
"""

import bootstrap

if __name__ == "__main__":
    bootstrap.enter("assets.measure_amount", "run")

import argparse
import json
import platform
import sys
import time
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from core import amount, sources
from core.command import Progress

OUT = Path(__file__).parent / "measured" / "amount.toml"
AMOUNTS = (50, 200, 800, 3_200, 12_800)
SEEDS = (1, 2, 3, 4, 5)
ALPHAS = (0.0001, 0.0003, 0.001, 0.003, 0.01, 0.03)
PILOT, PILOT_SEED, PILOT_TEST = 800, 100, 2_000
Bytes = NDArray[np.uint8]


class Photos(NamedTuple):
    """m photos (m, 32, 32, 3), and 1 for a cat."""

    X: Bytes
    Y: Bytes

    def drawn(self, m: int, seed: int, skip: int = 0) -> "Photos":
        """m of them by chance, half of them cats; after the first `skip` of the same draw."""
        rng = np.random.default_rng(seed)
        kinds = [rng.permutation(np.flatnonzero(k == self.Y))[skip // 2 : (skip + m) // 2] for k in (0, 1)]
        which = np.concatenate(kinds)
        return Photos(self.X[which], self.Y[which])


class State:
    """What has been measured: one line of a file for each training, so nothing is lost when it is stopped."""

    def __init__(self, path: Path) -> None:
        self.path = path
        lines = path.read_text(encoding="utf-8").splitlines() if path.is_file() else []
        self.found = {tuple(key): value for key, value in map(json.loads, lines)}

    def once(self, key: tuple[Any, ...], P: Photos, test: Photos, alpha: float) -> tuple[int, float]:
        """Right answers and seconds of this training (model, m, seed, ...); measured if it has not been."""
        if key not in self.found:
            start = time.process_time()
            learned = amount.train(str(key[0]), P.X, P.Y, alpha, int(key[2]))
            seconds = time.process_time() - start
            self.found[key] = (learned.right(test.X, test.Y), round(seconds, 3))
            with self.path.open("a", encoding="utf-8") as file:
                file.write(json.dumps([key, self.found[key]]) + "\n")
        right, seconds = self.found[key]
        return int(right), float(seconds)


def photos(folder: Path, cache: Path, told: Progress) -> tuple[Photos, Photos]:
    """What is learned from and what is kept back, reduced; kept in a file beside the state."""
    if not cache.is_file():
        read = [sources.read_source(folder / name, told) for name in ("train.npz", "val.npz")]
        told.end()
        (X, Y), (X_test, Y_test) = ((amount.smaller(part.X), part.Y) for part in read)
        np.savez(cache, X=X, Y=Y, X_test=X_test, Y_test=Y_test)
    with np.load(cache) as kept:
        train, test = Photos(kept["X"], kept["Y"]), Photos(kept["X_test"], kept["Y_test"])
    return train, test.drawn(2 * int(min(np.bincount(test.Y))), seed=0)


def pilot(train: Photos, state: State) -> dict[str, float]:
    """The alpha of every model."""
    P = train.drawn(PILOT, PILOT_SEED)
    test = train.drawn(PILOT_TEST, PILOT_SEED, skip=PILOT)
    chosen = {}
    for model in amount.PLANS:
        right = [state.once((model, PILOT, PILOT_SEED, alpha), P, test, alpha)[0] for alpha in ALPHAS]
        chosen[model] = ALPHAS[int(np.argmax(right))]
        print(f"pilot {model}: {dict(zip(ALPHAS, right, strict=True))} of {PILOT_TEST}", flush=True)
    return chosen


def measure(train: Photos, test: Photos, alphas: dict[str, float], state: State) -> dict[str, Any]:
    """For every model its right answers and its seconds, a row for each amount and a column for each seed."""
    table: dict[str, Any] = {name: {"right": {}, "seconds": {}} for name in alphas}
    for seed in SEEDS:
        for m in AMOUNTS:
            P = train.drawn(m, seed)
            for name, alpha in alphas.items():
                right, seconds = state.once((name, m, seed), P, test, alpha)
                table[name]["right"].setdefault(m, []).append(right)
                table[name]["seconds"].setdefault(m, []).append(seconds)
                print(f"seed {seed}, {m} photos, {name}: {right / len(test.Y):.1%}, {seconds:.2f} s", flush=True)
    return table


def written(table: dict[str, Any], alphas: dict[str, float], tested: int) -> str:
    """The file."""
    machine = f"{processor()}, one core; Python {platform.python_version()}, NumPy {np.__version__}"
    lines = [
        "# Is there a cat in the photo?  How often six models are right after learning from 50 to 12,800 photos.",
        "# Fixed before measuring: half of all photos are cats, 32 x 32 pixels; five seeds, each with other photos",
        "# and other first weights; counted on photos kept back.  All of it: assets/measure_amount.py",
        "# right: answers, of `tested`; seconds: processor time of the training.  A row for each amount,",
        "# a column for each seed.",
        'command = "python3 -m assets.measure_amount PHOTOS"',
        f'date = "{datetime.now(UTC).date().isoformat()}"',
        f"machine = {json.dumps(machine)}",
        f"tested = {tested}",
        f"amounts = {list(AMOUNTS)}",
        f"seeds = {list(SEEDS)}",
    ]
    for name, alpha in alphas.items():
        lines += ["", f"[{name}]", f"parameters = {amount.parameters(name)}", f"alpha = {alpha}"]
        for what in ("right", "seconds"):
            lines += [f"{what} = [", *(f"    {table[name][what][m]}," for m in AMOUNTS), "]"]
    return "\n".join(lines) + "\n"


def processor() -> str:
    """What the machine calls its processor."""
    try:
        words = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
        return next(line.partition(":")[2].strip() for line in words if line.startswith("model name"))
    except (OSError, StopIteration):
        return platform.processor() or platform.machine()


def main(words: list[str]) -> int:
    """Pilot, measure, write."""
    says = argparse.ArgumentParser(prog="python3 -m assets.measure_amount", description=(__doc__ or "").splitlines()[0])
    says.add_argument("photos", type=Path)
    says.add_argument("--state", type=Path, default=Path("amount.state"), help="where the measuring is kept")
    says.add_argument("--out", type=Path, default=OUT)
    options = says.parse_args(words)
    train, test = photos(options.photos, options.state.with_suffix(".npz"), Progress())
    state = State(options.state)
    alphas = pilot(train, state)
    table = measure(train, test, alphas, state)
    options.out.parent.mkdir(exist_ok=True)
    options.out.write_text(written(table, alphas, len(test.Y)), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
