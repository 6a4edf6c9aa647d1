"""The film of learning from two heaps, made in the helper process.

First the walk downhill on all pictures; then the test: round by round
some are left out, another learner learns from the rest, and judges
them.  A trace of plain steps, the same every time.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from core import heaps_learn
from core.heaps import Eye, Heaps, Item
from core.heaps_learn import Floats, Mind, Score, Walk
from core.models import NetModel
from core.refusal import Refusal

SHOWN = (
    0, 1, 2, 3, 4, 6, 8, 11, 16, 23, 32, 45, 64, 91, 128, 181, 256,
    362, 512, 724, 1024,
)  # steps of the walk that are shown; after them the bottom
LEARN = len(SHOWN)  # the index of the bottom in the film
PIXELS, NETWORK = "pixels", "network"
MODEL = "convolution"  # the model whose features are used


@dataclass(frozen=True, eq=False)
class Step:
    """One moment: "start", "learn", "bottom", "test", "compare"."""

    name: str
    z: Floats  # (m,): of all pictures, by the one who learnt all
    left: Floats  # (m,): when left out; nan: not yet
    steps: int = 0  # downhill so far
    cost: float = float("nan")
    mind: Mind | None = None
    out: tuple[int, ...] = ()  # left out in this round
    rival: tuple[Score, Score] | None = None  # the other eye's


Slice: TypeAlias = tuple[Step, ...]


def start(heaps: Heaps) -> Step:
    """Before anything is learnt."""
    m = len(heaps.items)
    nothing = np.full(m, np.nan)
    J = float(np.log(2))  # where w = 0 and b = 0
    return Step("start", np.zeros(m), nothing, cost=J)


def end(heaps: Heaps, rival: str = "") -> int:
    """The index of the last step of the whole film."""
    return LEARN + len(heaps_learn.folds(heaps.y)) + bool(rival)


def raw(pictures: NDArray[np.uint8]) -> Floats:
    """Raw pixels as features: (m, 64, 64, 3) to (m, 12288)."""
    m = len(pictures)
    return pictures.reshape(m, -1).astype(np.float32) / 255


def has_network() -> bool:
    """Whether a network that sees came with the program."""
    from core import shipped

    return MODEL in shipped.models()


def features(name: str) -> Eye:
    """The eye of this name.

    The network's refuses with no_such_model if it is not here.
    """
    return raw if name == PIXELS else _remembering


@lru_cache(maxsize=1000)
def _seen(mark: bytes) -> Floats:
    """What the network knows of one picture; asked again it knows."""
    from core import shipped

    square = np.frombuffer(mark, np.uint8).reshape(1, 64, 64, 3)
    model = shipped.load_model(MODEL)
    if not isinstance(model, NetModel):
        raise Refusal("no_such_model", model=MODEL, models="")
    return np.asarray(model.features(square)[0], np.float32)


def _remembering(pictures: NDArray[np.uint8]) -> Floats:
    return np.stack([_seen(p.tobytes()) for p in pictures])


def judge(mind: Mind, eye: str, item: Item) -> float:
    """z of one more picture."""
    f = features(eye)(item.square[None])
    return float(mind.z(f.astype(np.float64))[0])


def learn(
    squares: NDArray[np.uint8], n: int, eye: str, rival: str = ""
) -> Iterator[Slice]:
    """The whole film after its start: walk, then test.

    squares (m, 64, 64, 3): n of the first heap, then the others.
    rival: another eye; a last step compares its two scores.
    """
    y = np.repeat([1.0, 0.0], [n, len(squares) - n])
    F = features(eye)(squares)
    film = walk(F, y)
    yield film
    step = film[-1]
    for step in test(F, y, film[-1]):
        yield (step,)
    if rival:
        both = scores(features(rival)(squares), y)
        yield (replace(step, name="compare", out=(), rival=both),)


def walk(F: Floats, y: Floats) -> Slice:
    """Downhill on all pictures: some of the steps, and the bottom."""
    everyone = np.arange(len(y))
    X = heaps_learn.standardised(F, everyone)
    K = heaps_learn.products(X, X)
    nothing = np.full(len(y), np.nan)

    def seen(name: str, steps: int, at: Walk) -> Step:
        mind = heaps_learn.learnt(F, at)
        return Step(name, at.z, nothing, steps, at.cost, mind)

    film = [
        seen("learn", k, at)
        for k, at in enumerate(heaps_learn.downhill(K, y, SHOWN[-1]))
        if k in SHOWN[1:]
    ]
    deepest = heaps_learn.bottom(K, y)
    return (*film, seen("bottom", SHOWN[-1], deepest))


def test(F: Floats, y: Floats, after: Step) -> Iterator[Step]:
    """Round by round: these were left out, and judged so."""
    left = after.left
    for out in heaps_learn.folds(y):
        left = left.copy()
        left[out] = heaps_learn.left_out(F, y, out)
        who = tuple(int(i) for i in out)
        yield replace(after, name="test", left=left, out=who)


def scores(F: Floats, y: Floats) -> tuple[Score, Score]:
    """Right when learnt from; right when left out."""
    X = heaps_learn.standardised(F, np.arange(len(y)))
    z = heaps_learn.bottom(heaps_learn.products(X, X), y).z
    left = np.concatenate([
        heaps_learn.left_out(F, y, out) for out in heaps_learn.folds(y)
    ])
    order = np.concatenate(heaps_learn.folds(y))
    tested = heaps_learn.score(left, y[order])
    return heaps_learn.score(z, y), tested
