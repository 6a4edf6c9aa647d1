"""Our mathematics beside the same mathematics written plainly, as in the homework and with bare NumPy."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from core import class_film, descent, logistic
from core.album import Album, drawn
from core.bowl import LogisticBowl
from core.data import hours
from tests.bench.figures import Figure, in_turns, seconds

Array = NDArray[np.float64]
TIMES = 1e3


def homework(X: Array, Y: Array, alpha: float, steps: int) -> tuple[Array, float, list[float]]:
    """The course's propagate and optimize, as one writes them there."""
    m = X.shape[1]
    costs: list[float] = []
    w: Array = np.zeros((X.shape[0], 1))
    b: Any = 0.0
    for _ in range(steps):
        A = 1 / (1 + np.exp(-(np.dot(w.T, X) + b)))
        costs.append(float(-np.sum(Y * np.log(A) + (1 - Y) * np.log(1 - A)) / m))
        dw, db = np.dot(X, (A - Y).T) / m, np.sum(A - Y) / m
        w, b = w - alpha * dw, b - alpha * db
    return w, float(b), costs


def downhill(x: Array, y: Array, w: Any, b: Any, alpha: float, steps: int) -> list[tuple[Any, ...]]:
    """Gradient descent on one w and one b with bare NumPy; every step is kept."""
    kept: list[tuple[Any, ...]] = []
    for _ in range(steps):
        z = w * x + b
        a = 1 / (1 + np.exp(-z))
        dw, db = np.mean((a - y) * x), np.mean(a - y)
        kept.append((w, b, dw, db, np.mean(np.log(1 + np.exp(z)) - y * z)))
        w, b = w - alpha * dw, b - alpha * db
    return kept


def lesson(quick: bool) -> Figure:
    """The training that one watches, with all that the film shows of it, beside the homework that shows nothing."""
    book: Album = drawn()
    steps, rounds = (10, 2) if quick else (200, 7)

    def watched() -> None:
        for _ in class_film.learn(book.pictures, book.Y, book.test_pictures, book.test_y[None], 0.005, steps):
            pass

    def plain() -> None:
        X: Array = book.pictures.reshape(book.m, -1).T / 255.0
        homework(X, book.Y.astype(float), 0.005, steps)

    ours, base, ratio = in_turns(lambda: seconds(watched) / steps, lambda: seconds(plain) / steps, rounds)
    return Figure("mathematics", f"a round of the classifier that is watched, {book.m} pictures", ours * TIMES, "ms",
                  "the homework, unwatched", base * TIMES, ratio, 1.0)  # fmt: skip


def figures(quick: bool = False) -> list[Figure]:
    """The homework's training on its own sizes; a step of the ball."""
    n, m, steps, rounds = (300, 20, 5, 2) if quick else (12288, 209, 60, 9)
    rng = np.random.default_rng(1)
    X: Array = rng.random((n, m))
    Y: Array = np.where(rng.random((1, m)) < 0.35, 1.0, 0.0)
    pictures = in_turns(
        lambda: seconds(lambda: list(logistic.train(X, Y, 0.005, steps - 1))) / steps,
        lambda: seconds(lambda: homework(X, Y, 0.005, steps)) / steps, rounds,
    )  # fmt: skip
    x, y = hours(1.0)
    surface, walk = LogisticBowl(x, y), 50 if quick else 2000
    ball = in_turns(
        lambda: seconds(lambda: list(descent.walk(surface, 0.0, 0.0, 1.0, walk - 1))) / walk,
        lambda: seconds(lambda: downhill(x, y, 0.0, 0.0, 1.0, walk)) / walk, rounds,
    )  # fmt: skip
    made = []
    for name, beside, (ours, base, ratio), aim in (
        (f"a step of training, {m} pictures of {n:,} numbers", "as in the homework", pictures, 1.0),
        (f"a step of descent, w and b, {len(x)} students", "bare NumPy", ball, None),
    ):
        made.append(Figure("mathematics", name, ours * TIMES, "ms", beside, base * TIMES, ratio, aim))
    return [*made, lesson(quick)]
