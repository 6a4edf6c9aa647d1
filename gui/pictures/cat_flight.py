"""Every pixel flies to its row: 12,288 blocks of colour composed with NumPy, a function of how far the film is.

The column is in the homework's order, or stacked as in the lecture. A block leaves earlier the higher it will stand in
it. Those that wait are still in their plane, those that have landed are in the column's own picture, and only the ones
between are blocks.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage

from gui.pictures.photo import argb_image

PIXELS = 64 * 64
BINS = 512  # rows of the column's picture; each stands for 8 pixels, 24 numbers
SPREAD = 0.6  # the part of the time by which the last one leaves later than the first
GREATEST = 12  # side of the largest block


@dataclass(frozen=True, eq=False)
class Flight:
    """Where all blocks are at one moment."""

    waiting: NDArray[np.bool_]  # (3, 64, 64) still in their plane
    landed: NDArray[np.bool_]  # (4096, 3)
    flying: NDArray[np.intp]  # which of the 12288, plane by plane
    x: NDArray[np.float64]  # of those flying, centre
    y: NDArray[np.float64]
    side: NDArray[np.intp]


def rows(stacked: bool) -> NDArray[np.intp]:
    """The row of pixel k's colour c in the column, (4096, 3)."""
    k, c = np.arange(PIXELS)[:, None], np.arange(3)
    return k + PIXELS * c if stacked else 3 * k + c


def fly(t: float, planes: tuple[QRectF, ...], column: QRectF, stacked: bool = False) -> Flight:
    """All blocks at time t from 0 (all in their planes) to 1 (all in the column)."""
    to = rows(stacked)
    late = SPREAD * (to / (3 * PIXELS - 1) if stacked else to // 3 / (PIXELS - 1))  # a pixel's colours leave together
    u = np.clip((t - late) / (1 - SPREAD), 0, 1)  # (4096, 3)
    xs, ys, sides, which = [], [], [], []
    for c, plane in enumerate(planes):
        moving = np.flatnonzero((u[:, c] > 0) & (u[:, c] < 1))
        v = u[moving, c]
        v = v * v * (3 - 2 * v)
        unit = plane.width() / 64
        x0 = plane.x() + (moving % 64 + 0.5) * unit
        y0 = plane.y() + (moving // 64 + 0.5) * unit
        x1 = column.x() + column.width() * ((moving * 3 + c) * 0.6180339887 % 1.0)
        y1 = column.y() + column.height() * (to[moving, c] + 0.5) / (3 * PIXELS)
        xm, ym = (x0 + x1) / 2, np.minimum(y0, y1) - 0.07 * column.height()
        xs.append((1 - v) ** 2 * x0 + 2 * v * (1 - v) * xm + v * v * x1)
        ys.append((1 - v) ** 2 * y0 + 2 * v * (1 - v) * ym + v * v * y1)
        sides.append(np.rint(np.clip(unit + (2.0 - unit) * v, 1, GREATEST)).astype(np.intp))
        which.append(c * PIXELS + moving)
    return Flight(
        (u <= 0).T.reshape(3, 64, 64), u >= 1,
        np.concatenate(which), np.concatenate(xs), np.concatenate(ys), np.concatenate(sides),
    )  # fmt: skip


def colours(square: NDArray[np.uint8]) -> NDArray[np.uint32]:
    """The 12288 blocks, plane by plane, each in its own red, green or blue."""
    flat = square.reshape(PIXELS, 3).astype(np.uint32)
    opaque = np.uint32(0xFF000000)
    return np.concatenate([opaque | (flat[:, c] << np.uint32(16 - 8 * c)) for c in range(3)])


def blocks(flight: Flight, colour: NDArray[np.uint32], width: int, height: int) -> QImage:
    """The flying blocks on a see-through sheet."""
    sheet = np.zeros((height + 2 * GREATEST, width + 2 * GREATEST), np.uint32)
    flat = sheet.ravel()
    for side in np.unique(flight.side):
        mine = flight.side == side
        x = np.rint(flight.x[mine] - side / 2).astype(np.intp) + GREATEST
        y = np.rint(flight.y[mine] - side / 2).astype(np.intp) + GREATEST
        x = np.clip(x, 0, sheet.shape[1] - side)
        y = np.clip(y, 0, sheet.shape[0] - side)
        start = y * sheet.shape[1] + x
        of = colour[flight.flying[mine]]
        for dy in range(side):
            for dx in range(side):
                flat[start + (dy * sheet.shape[1] + dx)] = of
    return argb_image(sheet[GREATEST : GREATEST + height, GREATEST : GREATEST + width])


def column_image(
    square: NDArray[np.uint8], landed: NDArray[np.bool_] | None = None, stacked: bool = False
) -> QImage:
    """x as a column of colours, only where its numbers have landed; a row of the image stands for 24 of them."""
    there = np.ones((PIXELS, 3)) if landed is None else landed.astype(float)
    line = rows(stacked) * BINS // (3 * PIXELS)  # where each number is drawn
    line = line * 3 + np.arange(3)
    count = np.bincount(line.ravel(), there.ravel(), 3 * BINS).reshape(BINS, 3)
    total = np.bincount(line.ravel(), (square.reshape(PIXELS, 3) * there).ravel(), 3 * BINS).reshape(BINS, 3)
    rgb = np.rint(total / np.maximum(count, 1)).astype(np.uint32)
    argb = np.uint32(0xFF000000) | (rgb[:, 0] << 16) | (rgb[:, 1] << 8) | rgb[:, 2]
    return argb_image(np.where(count.sum(axis=1) > 0, argb, 0).astype(np.uint32)[:, None])
