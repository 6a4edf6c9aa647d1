"""Learning from a teacher: another network's answers beside the labels.

The first output z[:, 0] is to say cat or not; the others are to say
what the teacher says of the same picture.  Whatever it knows of fur
and ears then has to be found in the features that both share.
Source: Hinton, Vinyals and Dean, "Distilling the knowledge", 2015.
"""

import numpy as np

from core.convolution import Array
from core.loss import cost, cost_slope


def feature_cost(
    z: Array, y: Array, T: Array, share: float
) -> tuple[float, Array]:
    """J = log loss + share times half the mean squared error, and dz.

    z is (m, 1 + n), T (m, n) the teacher's features, y (m,) from 0
    to 1: the truth, or the teacher's probability, or some of both.
    """
    error = z[:, 1:] - T
    J = cost(z[:, 0], y) + share / 2 * np.mean(error**2)
    dz = np.empty_like(z)
    dz[:, 0] = cost_slope(z[:, 0], y)
    dz[:, 1:] = share * error / error.size
    return float(J), dz


def kind_cost(
    z: Array, y: Array, P: Array, share: float, heat: float = 1.0
) -> tuple[float, Array]:
    """J = log loss + share times cross entropy, and dz.

    P (m, n) is how probable the teacher thinks each of its n kinds
    is; the answer to it is softmax(z[:, 1:] / heat).
    """
    scores = z[:, 1:] / heat
    log_p = scores - np.logaddexp.reduce(
        scores, axis=1, keepdims=True)
    J = cost(z[:, 0], y) - share * np.mean((P * log_p).sum(axis=1))
    dz = np.empty_like(z)
    dz[:, 0] = cost_slope(z[:, 0], y)
    sure = P.sum(axis=1, keepdims=True)  # 1, if P is whole
    wrong = np.exp(log_p) * sure - P
    dz[:, 1:] = share / heat * wrong / len(z)
    return float(J), dz
