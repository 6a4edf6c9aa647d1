"""What was measured, amount by amount: right answers and seconds.

A Column is one amount of labelled data: for every model the right
answers and the seconds of all its trainings, one for each seed.  The
columns of the photos were measured once (assets/measure_amount.py)
and lie in a file of a few kilobytes; those of points in the plane are
measured while one watches (core/amount_points.py).
"""

import tomllib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TypeAlias

ASSETS = Path(__file__).resolve().parent.parent / "assets"
FILE = ASSETS / "measured" / "amount.toml"
Whole: TypeAlias = tuple[int, ...]
Floats: TypeAlias = tuple[float, ...]


@dataclass(frozen=True)
class Trained:
    """One model at one amount: its trainings, a seed each."""

    right: Whole  # right answers, of `tested`
    seconds: Floats  # that each training took
    tested: int

    @property
    def shares(self) -> Floats:
        """The share of right answers for each seed, 0 to 1."""
        return tuple(n / self.tested for n in self.right)

    @property
    def mean(self) -> float:
        """Of the shares."""
        return sum(self.right) / (len(self.right) * self.tested)

    @property
    def low(self) -> float:
        """The share of the unluckiest seed."""
        return min(self.right) / self.tested

    @property
    def high(self) -> float:
        """The share of the luckiest seed."""
        return max(self.right) / self.tested

    @property
    def time(self) -> float:
        """Seconds, the middle one of the seeds."""
        return sorted(self.seconds)[len(self.seconds) // 2]


@dataclass(frozen=True)
class Column:
    """One amount of labelled data, and what everyone made of it."""

    amount: int
    models: tuple[tuple[str, Trained], ...]

    def of(self, name: str) -> Trained:
        """The trainings of this model."""
        return dict(self.models)[name]

    def order(self) -> tuple[str, ...]:
        """The models, by their means, the best first."""
        ranked = sorted(self.models, key=lambda pair: -pair[1].mean)
        return tuple(name for name, _ in ranked)

    def rivals(self) -> tuple[str, ...]:
        """Whose luckiest seed reaches the best one's unluckiest.

        The best model stands first; if it stands alone, every one
        of its trainings was better than all trainings of the others.
        """
        first, *others = self.order()
        least = self.of(first).low
        near = [n for n in others if self.of(n).high >= least]
        return (first, *near)


@dataclass(frozen=True)
class Turn:
    """The same trainings once more, over something else."""

    over: str  # "seconds" or "algorithms"


TURNS = (Turn("seconds"), Turn("algorithms"))


@dataclass(frozen=True)
class Record:
    """All columns, and how they were measured."""

    columns: tuple[Column, ...]
    parameters: dict[str, int]
    seeds: Whole
    command: str
    date: str
    machine: str


@lru_cache(maxsize=1)
def photos() -> Record:
    """What was measured on photos of cats and others."""
    told = tomllib.loads(FILE.read_text(encoding="utf-8"))
    tables = {k: v for k, v in told.items() if isinstance(v, dict)}
    columns = []
    for i, amount in enumerate(told["amounts"]):
        models = tuple(
            (name, Trained(
                tuple(table["right"][i]),
                tuple(table["seconds"][i]),
                told["tested"]))
            for name, table in tables.items()
        )
        columns.append(Column(amount, models))
    return Record(
        tuple(columns),
        {name: table["parameters"] for name, table in tables.items()},
        tuple(told["seeds"]),
        told["command"],
        told["date"],
        told["machine"],
    )
