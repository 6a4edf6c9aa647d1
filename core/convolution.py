"""Convolution: one small window of weights looks at every place of a picture.

A window of k x k pixels with all their channels is laid out as a
row; then one matrix product with the filters answers for all places
of all pictures at once.  Shapes: pictures X (m, h, w, c_in), filters
W (k, k, c_in, c_out), answers Z (m, h', w', c_out); 32 or 64 bits
go in, the same come out.  Around each picture stands a rim of k // 2
zeros; with an odd k and stride 1 the answers are as large as it is.
Source: course 4, week 1, "Convolutions over volumes".
"""

from collections.abc import Iterator
from typing import Any, TypeAlias

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view
from numpy.typing import NDArray

Array: TypeAlias = NDArray[Any]
AT_ONCE = 700_000  # numbers laid out at a time: they stay in the cache


def convolve(
    X: Array, W: Array, b: Array | None = None, stride: int = 1
) -> Array:
    """z = the sum of window times filter, plus b, at every place.

    Z[i, y, x, f] = sum over the window of X at (stride y, stride x)
    of W[:, :, :, f], plus b[f]; b is (c_out,) or None.
    """
    k, c_out = len(W), W.shape[-1]
    h, w = (places(n, k, stride) for n in X.shape[1:3])
    Z = np.empty((len(X), h, w, c_out), X.dtype)
    for some in parts(len(X), h * w * W[..., 0].size):
        rows = windows(X[some], k, stride)  # (m h' w', k k c_in)
        z = Z[some].reshape(-1, c_out)  # the same memory
        np.matmul(rows, W.reshape(-1, c_out), out=z)
        if b is not None:
            z += b
    return Z


def filter_slope(
    X: Array, dZ: Array, k: int, stride: int = 1
) -> Array:
    """dW: how the cost changes with each weight of each filter.

    A weight meets one pixel of every window, so its slope is the
    sum of pixel times dZ over all places: rows.T dZ.
    """
    _, h, w, c_out = dZ.shape
    c_in = X.shape[-1]
    dW = np.zeros((k * k * c_in, c_out), X.dtype)
    for some in parts(len(X), h * w * k * k * c_in):
        rows = windows(X[some], k, stride)  # (m h' w', k k c_in)
        dW += rows.T @ dZ[some].reshape(-1, c_out)
    return dW.reshape(k, k, c_in, c_out)


def picture_slope(
    dZ: Array, W: Array, shape: tuple[int, ...], stride: int = 1
) -> Array:
    """dX: how the cost changes with each number of the pictures.

    A pixel stands in up to k x k windows, each time under another
    weight: every corner of the window hands its share back.
    `shape` is that of X.
    """
    (k, _, c_in, c_out), (m, h, w, _) = W.shape, shape
    h2, w2 = dZ.shape[1:3]
    p, s = k // 2, stride
    dX = np.empty(shape, dZ.dtype)
    for some in parts(m, 2 * h * w * (c_in + c_out)):
        dz = dZ[some].reshape(-1, c_out)
        n = len(dX[some])
        rim = np.zeros((n, h + 2 * p, w + 2 * p, c_in), dZ.dtype)
        for y, x in np.ndindex(k, k):
            under = rim[:, y : y + s * h2 : s, x : x + s * w2 : s]
            under += (dz @ W[y, x].T).reshape(under.shape)
        dX[some] = rim[:, p : p + h, p : p + w]
    return dX


def windows(X: Array, k: int, stride: int = 1) -> Array:
    """Every window as a row: (m, h, w, c) to (m h' w', k k c).

    Most pixels stand in k x k rows; stride 2 leaves every other
    window out, along both sides.
    """
    m, h, w, c = X.shape
    p = k // 2
    rim = np.zeros((m, h + 2 * p, w + 2 * p, c), X.dtype)
    rim[:, p : p + h, p : p + w] = X
    V = sliding_window_view(rim, (k, k), axis=(1, 2))
    V = V[:, ::stride, ::stride]  # (m, h', w', c, k, k), no copy yet
    rows = V.transpose(0, 1, 2, 4, 5, 3)  # as the filters have it
    return rows.reshape(-1, k * k * c)


def places(n: int, k: int, stride: int = 1) -> int:
    """How many places a window has along a side of n pixels."""
    return (n + 2 * (k // 2) - k) // stride + 1


def parts(m: int, numbers: int) -> Iterator[slice]:
    """m pictures in parts, so that one part fits the cache.

    `numbers` is how many numbers one picture needs meanwhile.
    """
    n = max(1, AT_ONCE // max(1, numbers))
    return (slice(i, i + n) for i in range(0, m, n))


def over_places(A: Array) -> Array:
    """The sum over all pictures and places: (..., c) to (c,).

    A product with ones: the same sum, and the fastest there is.
    """
    rows = A.reshape(-1, A.shape[-1])
    total: Array = np.ones(len(rows), A.dtype) @ rows
    return total
