"""Batch norm: every channel gets mean 0 and spread 1 while learning.

The statistics are those of the batch, over all its pictures and
places; then the layer chooses a spread gamma and a mean beta of its
own.  Deep networks learn faster with it.  Afterwards there is no batch
to ask: averages kept while learning take its place, and since all
that is left is a stretch and a shift, they go into the filters.
Source: course 2, week 3, "Fitting batch norm into a neural network".
"""

from dataclasses import dataclass

import numpy as np

from core.convolution import Array, over_places

EPSILON = 1e-5  # keeps a channel without any spread finite


@dataclass(frozen=True, eq=False)
class Norm:
    """What batch_norm remembers for the way back."""

    Zhat: Array  # mean 0, spread 1, (m, h, w, c)
    mean: Array  # of the batch, (c,)
    var: Array  # of the batch, (c,)


def batch_norm(
    Z: Array, gamma: Array, beta: Array
) -> tuple[Array, Norm]:
    """gamma (Z - mean) / sqrt(var + epsilon) + beta.

    Z is (m, h, w, c); gamma and beta are (c,).
    """
    n = Z.size // Z.shape[-1]
    mean = over_places(Z) / n
    Zhat = Z - mean
    var = over_places(Zhat * Zhat) / n
    Zhat /= np.sqrt(var + EPSILON)
    A = Zhat * gamma
    A += beta
    return A, Norm(Zhat, mean, var)


def batch_norm_slope(
    dA: Array, gamma: Array, norm: Norm
) -> tuple[Array, Array, Array]:
    """dZ, dgamma and dbeta from dA, the slope along what came out.

    Each z also moves the batch's mean and spread, and so all the
    others: what dA has along 1 and along Zhat is taken out of it.
    """
    n = dA.size // len(gamma)
    dbeta = over_places(dA)
    dgamma = over_places(dA * norm.Zhat)
    dZ = norm.Zhat * (-dgamma / n)
    dZ += dA
    dZ -= dbeta / n
    dZ *= gamma / np.sqrt(norm.var + EPSILON)
    return dZ, dgamma, dbeta


def remember(
    mean: Array, var: Array, norm: Norm, share: float = 0.1
) -> None:
    """Move the kept averages towards this batch's, in place."""
    mean += share * (norm.mean - mean)
    var += share * (norm.var - var)


def folded(
    W: Array, gamma: Array, beta: Array, mean: Array, var: Array
) -> tuple[Array, Array]:
    """Filters W and a bias b that do all of it in one go.

    gamma (W x - mean) / std + beta = (gamma W / std) x + b
    """
    scale = gamma / np.sqrt(var + EPSILON)
    return W * scale, beta - mean * scale
