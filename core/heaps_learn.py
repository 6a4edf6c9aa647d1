"""Learning from two small heaps of pictures, and an honest figure.

m pictures are the rows of F (m, n): their raw pixels, or what a
network knows of each.  y (m,) is 1 for the first heap, 0 for the
second.  Logistic regression with a price on long weights:

    J = mean of the losses + decay / 2 * |w|^2,  decay = PRICE / m

There are far more numbers n than pictures m, and w can always be
written as a sum of the pictures, w = X.T c.  So everything is done
with the m x m products K = X X.T, and n no longer matters.
Source: B. Schoelkopf, R. Herbrich, A. J. Smola, "A generalized
representer theorem", COLT 2001; the model is the course's.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from math import sqrt
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

from core.activation import sigmoid
from core.reliability import Interval, wilson

Floats: TypeAlias = NDArray[np.floating[Any]]
Indices: TypeAlias = NDArray[np.intp]
PRICE = 0.03  # of long weights, shared among the m pictures
FEW = 60  # pictures: up to so many, one of a heap at a time
TENTHS = 200  # up to so many a tenth, then a fifth
FLAT = 1e-9  # a slope so small is the bottom
SEED = 4


@dataclass(frozen=True, eq=False)
class Mind:
    """What was learnt: z = f.w + b for the features f of a picture."""

    w: Floats  # (n,)
    b: float

    def z(self, F: Floats) -> Floats:
        """(m, n) features to (m,) scores."""
        z: Floats = F @ self.w + self.b
        return z


@dataclass(frozen=True)
class Walk:
    """Where a walk downhill stands."""

    c: Floats  # (m,); w = X.T c
    b: float
    z: Floats  # (m,)
    cost: float


def measures(F: Floats) -> tuple[Floats, Floats]:
    """Mean and size of every number in the rows of F, both (n,).

    The size is the spread times sqrt(n), so that a standardised row
    is about 1 long.  What never changes is left as it is.
    """
    spread = F.std(axis=0)
    spread[spread < 1e-6] = 1.0
    return F.mean(axis=0), spread * sqrt(F.shape[1])


def standardised(F: Floats, seen: Indices) -> Floats:
    """X: every number brought to mean 0 and one size.

    Mean and size are told by the rows `seen` alone: a picture left
    out must not have a say in anything.
    """
    mean, size = measures(F[seen])
    X: Floats = (F - mean) / size
    return X  # (m, n)


def cost(K: Floats, c: Floats, b: float, y: Floats) -> float:
    """J = mean(log(1 + e^z) - y z) + decay/2 |w|^2, |w|^2 = c.Kc."""
    Kc = K @ c
    z = Kc + b
    losses = np.logaddexp(0, z) - y * z
    return float(np.mean(losses) + PRICE / len(y) / 2 * (c @ Kc))


def downhill(K: Floats, y: Floats, steps: int) -> Iterator[Walk]:
    """Gradient descent on J, told in c and b.

    dw = X.T (a - y)/m + decay w, so with w = X.T c the same step
    is one of c.  alpha = 1/L never overshoots: L is the steepest
    that the slope of J can change.
    """
    m = len(y)
    decay = PRICE / m
    steepest = np.linalg.eigvalsh(K + 1)[-1] / (4 * m) + decay
    alpha = 1 / steepest
    c, b = np.zeros(m), 0.0
    for _ in range(steps + 1):
        z = K @ c + b
        yield Walk(c, b, z, cost(K, c, b, y))
        dz = (sigmoid(z) - y) / m
        c = c - alpha * (dz + decay * c)
        b = b - alpha * float(np.sum(dz))


def bottom(K: Floats, y: Floats) -> Walk:
    """The lowest point of J, by Newton's method.

    Where gradient descent would end, in about ten steps: each goes
    to the bottom of the bowl that fits J here, or half as far, or a
    quarter ..., until J really falls.
    """
    m = len(y)
    c: Floats = np.zeros(m)
    b = 0.0
    for _ in range(100):
        z = K @ c + b
        dz = (sigmoid(z) - y) / m
        slope = dz + PRICE / m * c
        steep = sqrt(max(0.0, float(slope @ K @ slope)))
        if max(steep, abs(float(np.sum(dz)))) < FLAT:
            break
        to = bowl(K, y, z)
        c, b, fell = part_of_the_way(K, y, (c, b), to)
        if not fell:
            break
    return Walk(c, b, K @ c + b, cost(K, c, b, y))


def bowl(K: Floats, y: Floats, z: Floats) -> tuple[Floats, float]:
    """The bottom (c, b) of the bowl that fits J where z is.

    (DKD + price I) g + D b = D z + (y - a)/D  and  D.g = 0
    with c = D g and D = sqrt(a (1 - a)).
    """
    a = sigmoid(z)
    D = np.sqrt(np.maximum(a * (1 - a), 1e-10))  # (m,)
    A = np.zeros((len(y) + 1, len(y) + 1))
    A[:-1, :-1] = D[:, None] * K * D + PRICE * np.eye(len(y))
    A[:-1, -1] = A[-1, :-1] = D
    right = np.append(D * z + (y - a) / D, 0.0)
    found = np.linalg.solve(A, right)
    return D * found[:-1], float(found[-1])


def part_of_the_way(
    K: Floats, y: Floats, at: tuple[Floats, float],
    to: tuple[Floats, float],
) -> tuple[Floats, float, bool]:
    """From `at` towards `to`, as far as J falls."""
    now, share = cost(K, *at, y), 1.0
    while share > 1e-6:
        c = at[0] + share * (to[0] - at[0])
        b = at[1] + share * (to[1] - at[1])
        if cost(K, c, b, y) < now:
            return c, b, True
        share /= 2
    return *at, False


def learnt(F: Floats, walk: Walk) -> Mind:
    """w and b for the features as they come: z = f.w + b."""
    mean, size = measures(F)
    X = (F - mean) / size
    w = X.T @ walk.c.astype(F.dtype) / size
    return Mind(w, walk.b - float(mean @ w))


def folds(y: Floats, seed: int = SEED) -> list[Indices]:
    """Which pictures are left out together, round by round.

    Of each heap its share, so that what is left has both in the
    same proportion: were one picture left out alone, its own heap
    would be the smaller one, and guessing would look worse than a
    coin.  Up to 60 pictures: one of the smaller heap in each round;
    up to 200: ten rounds; beyond: five.
    """
    ones, zeros = np.flatnonzero(y == 1), np.flatnonzero(y == 0)
    k = 10 if len(y) <= TENTHS else 5
    if len(y) <= FEW:
        k = min(len(ones), len(zeros))
    rng = np.random.default_rng(seed)
    ones, zeros = rng.permutation(ones), rng.permutation(zeros)
    rounds = [(ones[i::k], zeros[i::k]) for i in range(k)]
    return [np.sort(np.concatenate(both)) for both in rounds]


def left_out(F: Floats, y: Floats, out: Indices) -> Floats:
    """z of the pictures `out`, by one who never saw them.

    All that is learnt is learnt from the others: mean, size, c, b.
    """
    seen = np.setdiff1d(np.arange(len(y)), out)
    X = standardised(F, seen)
    K = products(X, X[seen])  # (m, seen)
    walk = bottom(K[seen], y[seen])
    z: Floats = K[out] @ walk.c + walk.b
    return z


def products(A: Floats, B: Floats) -> Floats:
    """A B.T; in double precision from here on."""
    K: Floats = (A @ B.T).astype(np.float64)
    return K


@dataclass(frozen=True)
class Score:
    """How many of m pictures were judged rightly."""

    right: int
    n: int

    @property
    def rate(self) -> float:
        """The share; 0 of 0 is nothing."""
        return self.right / self.n if self.n else 0.0

    @property
    def interval(self) -> Interval:
        """95 %, by Wilson."""
        return wilson(self.right, self.n)


def score(z: Floats, y: Floats) -> Score:
    """Above 0 means the first heap; nan is not yet judged."""
    told = np.isfinite(z)
    right = (z[told] > 0) == (y[told] == 1)
    return Score(int(np.sum(right)), int(np.sum(told)))
