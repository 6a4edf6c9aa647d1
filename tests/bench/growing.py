"""How cost grows with size: each row is one size beside the smallest; the exponent says 0 flat, 1 in proportion."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from dataclasses import replace
from statistics import median

import numpy as np

from core import logistic
from core.bowl import LogisticBowl
from core.data import hours
from core.descent import walk
from core.shipped import load_model
from core.surface import Window, grid
from tests.bench.figures import Figure, compared, growth, seconds

ROUNDS = 5
Cost = Callable[[int], object]


def figures(quick: bool = False) -> list[Figure]:
    """Grid, balls, steps, pictures: what is computed, and what is painted of it."""
    x, y = hours(1.0)
    surface, window = LogisticBowl(x, y), Window(-1.0, 5.0, -5.0, 1.0)
    model, rng = load_model("logistic"), np.random.default_rng(2)
    P = rng.integers(0, 256, (50 if quick else 1000, 64, 64, 3), dtype=np.uint8)
    X, Y = P.reshape(len(P), -1).T / np.float32(255), (rng.random((1, len(P))) < 0.5).astype(np.float32)
    w = np.zeros((len(X), 1), np.float32)
    series: list[tuple[str, tuple[int, ...], Cost]] = [
        ("grid of costs, points a side", (32, 64, 128, 256), lambda n: grid(surface, window, n)),
        ("400 steps, balls", (1, 2, 4, 8, 16), lambda n: _walk(surface, n, 400)),
        ("one ball, steps", (100, 1_000, 10_000, 100_000), lambda n: _walk(surface, 1, n)),
        ("judged at once, pictures", (1, 10, 100, 1_000), lambda n: model.z(P[:n])),
        ("a step of training, pictures", (1, 10, 100, 1_000), lambda n: logistic.gradient(w, 0.0, X[:, :n], Y[:, :n])),
        *_painted(),
    ]
    made = []
    for name, sizes, cost in series:
        made += rows(name, sizes[:2] if quick else sizes, cost, 1 if quick else ROUNDS)
    return made


def rows(name: str, sizes: tuple[int, ...], cost: Cost, rounds: int) -> list[Figure]:
    """One series: the rounds go through all sizes in turn."""
    cost(sizes[0])  # once for whatever the first call makes ready
    times = [[seconds(lambda n=n: cost(n)) for n in sizes] for _ in range(rounds)]  # type: ignore[misc]
    middle = [1000 * median(column) for column in zip(*times, strict=True)]
    power = growth(sizes, middle)
    return [
        compared("how cost grows", f"{name}: {n:,}", t, "ms", f"{sizes[0]:,}", middle[0],
                 more={"exponent": power} if n == sizes[-1] else {"per one": t / n})
        for n, t in zip(sizes, middle, strict=True)
    ]  # fmt: skip


def _walk(surface: LogisticBowl, balls: int, steps: int) -> None:
    """All of it, kept by nobody."""
    w, b = np.zeros(balls), np.zeros(balls)
    for _ in itertools.islice(walk(surface, w, b, 1.0, steps), steps):
        pass


def _painted() -> list[tuple[str, tuple[int, ...], Cost]]:
    """The film of the hill: made for so many steps, and its last frame painted after the first."""
    from PySide6.QtGui import QPixmap

    from gui.app import application
    from gui.catalogue import lessons
    from gui.lesson import Frame

    application()
    lesson = next(lesson for lesson in lessons() if lesson.name == "gradient_descent")
    params = replace(lesson.Params(), alpha=10.0)
    scene, picture = lesson.scene(params), lesson.picture()
    picture.resize(1200, 800)
    pixmap = QPixmap(1200, 800)

    def film(steps: int) -> object:
        return lesson.trace(scene, replace(params, steps=steps))

    def end(steps: int) -> None:
        trace = lesson.trace(scene, replace(params, steps=steps))
        for position in (0.0, len(trace) - 1.0):
            picture.draw(Frame(params, scene, trace, position, lesson.camera()))
            picture.render(pixmap)

    sizes = (100, 1_000, 10_000)
    return [("a film of the hill, steps", (*sizes, 100_000), film), ("the same, first and last frame", sizes, end)]
