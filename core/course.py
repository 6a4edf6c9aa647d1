"""The course's homework: python3 -m core.course TRAIN.h5 TEST.h5.

Logistic regression on 209 pictures of 64 x 64, 2000 steps from zeros
at alpha = 0.005, then tried on 50 others.  Beside each accuracy stand
its 95 % interval and what one would get by always saying the same:
70 % of 50 pictures, of which 66 % are cats, is not yet much.
"""

import bootstrap

if __name__ == "__main__":
    bootstrap.enter("core.course")

import argparse
import sys
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import Any

from core import figures, logistic
from core.command import sentence
from core.picture import to_columns
from core.refusal import Refusal
from core.sources import read_h5

ALPHA = 0.005
STEPS = 2000


@dataclass(frozen=True, eq=False)
class Homework:
    """What the homework ends with."""

    costs: list[float]  # one for each step, the start first
    w: logistic.Array
    b: float
    checks: tuple[figures.Check, ...]  # training pictures, test


def columns(X: Any) -> logistic.Array:
    """Pictures (m, 64, 64, 3) as X (12288, m), between 0 and 1."""
    return to_columns(X) / 255


def homework(
    train: str | Path,
    test: str | Path,
    alpha: float = ALPHA,
    steps: int = STEPS,
    every: Any = None,
) -> Homework:
    """Train on one file, try on both.

    `every(i, cost)` is called at each step.  Refusals: those of
    `sources.read_h5`.
    """
    sets = [(p, *read_h5(p)) for p in (train, test)]
    _, X, Y = sets[0]
    costs: list[float] = []
    walk = logistic.train(columns(X), Y[None] / 1.0, alpha, steps)
    last = next(walk)
    for i, step in enumerate(chain([last], walk)):
        last = step
        costs.append(step.cost)
        if every:
            every(i, step.cost)
    checks = tuple(
        figures.count(
            Path(path).stem,
            Y,
            logistic.predict(last.w, last.b, columns(X))[0],
        )
        for path, X, Y in sets
    )
    return Homework(costs, last.w, last.b, checks)


def told(i: int, cost: float) -> None:
    """The homework prints the cost of every 100th step."""
    if i % 100 == 0 and i < STEPS:
        print(f"Cost after iteration {i}: {cost:.6f}", flush=True)


def main(words: list[str]) -> int:
    """Print the homework."""
    says = argparse.ArgumentParser(
        prog="python3 -m core.course",
        description="The course's homework, with our own core.",
    )
    says.add_argument("train", help="train_catvnoncat.h5")
    says.add_argument("test", help="test_catvnoncat.h5")
    options = says.parse_args(words)
    try:
        done = homework(options.train, options.test, every=told)
    except Refusal as refusal:
        print(sentence(refusal), file=sys.stderr)
        return 1
    for check in done.checks:
        low, high = check.accuracy_interval
        best = max(check.always_cat, check.always_not)
        word = "cat" if check.always_cat == best else "not a cat"
        print(
            f"{check.name}: {100 * check.accuracy:.2f} % of"
            f" {check.n} are right (95 %: {100 * low:.1f} to"
            f" {100 * high:.1f}); always saying “{word}”:"
            f" {100 * best:.1f} %"
        )
    print()
    print(figures.table(done.checks))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
