"""Numbers as pictures: pixels, single colours and signed maps become QImages, and pixels stay crisp when enlarged."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QImage, QPainter, QPen

from gui.theme import Look

STEPS = 255  # shades on either side of zero


def rgb_image(pixels: NDArray[np.uint8]) -> QImage:
    """(h, w, 3) bytes as an image of its own, in the format that is painted fastest."""
    pixels = np.ascontiguousarray(pixels)
    h, w = pixels.shape[:2]
    image = QImage(pixels.data, w, h, 3 * w, QImage.Format.Format_RGB888)
    return image.convertToFormat(QImage.Format.Format_ARGB32_Premultiplied)


def argb_image(values: NDArray[np.uint32]) -> QImage:
    """(h, w) of premultiplied 0xAARRGGBB as an image of its own."""
    values = np.ascontiguousarray(values)
    h, w = values.shape
    return QImage(values.data, w, h, 4 * w, QImage.Format.Format_ARGB32_Premultiplied).copy()


def channel_image(pixels: NDArray[np.uint8], channel: int, keep: NDArray[np.bool_] | None = None) -> QImage:
    """Only the red, green or blue of a picture; see-through where `keep` is False."""
    value = pixels[..., channel].astype(np.uint32) << np.uint32(16 - 8 * channel)
    argb = value | np.uint32(0xFF000000)
    return argb_image(argb if keep is None else np.where(keep, argb, np.uint32(0)).astype(np.uint32))


def signed_shades(look: Look) -> NDArray[np.uint32]:
    """From the deepest minus over a neutral middle to the deepest plus: 2 * STEPS + 1 colours of the theme."""
    ends = [look.colour(role) for role in ("minus", "raised", "plus")]
    low, middle, high = (np.array([c.red(), c.green(), c.blue()], float) for c in ends)
    t = np.linspace(-1, 1, 2 * STEPS + 1)[:, None]
    rgb = np.rint(middle + np.abs(t) ** 0.8 * (np.where(t < 0, low, high) - middle)).astype(np.uint32)
    shades: NDArray[np.uint32] = np.uint32(0xFF000000) | (rgb[:, 0] << 16) | (rgb[:, 1] << 8) | rgb[:, 2]
    return shades


def signed_image(values: NDArray[Any], most: float, shades: NDArray[np.uint32]) -> QImage:
    """(h, w) of signed numbers; `most` and beyond get the deepest shade, what is not finite the middle."""
    share = np.nan_to_num(values / most if most > 0 else values * 0.0, nan=0.0, posinf=1.0, neginf=-1.0)
    index = np.rint(np.clip(share, -1, 1) * STEPS).astype(int) + STEPS
    return argb_image(shades[index])


def scale_of(values: NDArray[Any]) -> float:
    """The size that gets the deepest shade: 98 of 100 numbers are smaller, so one outlier does not pale the rest."""
    sizes = np.abs(values[np.isfinite(values)])
    most = float(np.quantile(sizes, 0.98)) if sizes.size else 0.0
    return most or float(sizes.max(initial=0.0)) or 1.0


def crisp(painter: QPainter, box: QRectF, image: QImage) -> None:
    """An image with its pixels as blocks."""
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, False)
    painter.drawImage(box, image)


def smooth(painter: QPainter, box: QRectF, image: QImage, part: QRectF | None = None) -> None:
    """An image (or a part of it), smoothly enlarged or shrunk."""
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, True)
    painter.drawImage(box, image, part if part is not None else QRectF(image.rect()))


def add_light(painter: QPainter, boxes: list[QRectF], planes: list[QImage]) -> None:
    """The three colours of a picture, which are light: where they overlap they add up."""
    frame = boxes[0].united(boxes[1]).united(boxes[2]).toAlignedRect()
    ratio = painter.device().devicePixelRatioF()
    sheet = QImage(frame.size() * ratio, QImage.Format.Format_ARGB32_Premultiplied)
    sheet.setDevicePixelRatio(ratio)
    sheet.fill(0)
    with QPainter(sheet) as inner:
        inner.setCompositionMode(QPainter.CompositionMode.CompositionMode_Plus)
        for box, plane in zip(boxes, planes, strict=True):
            inner.drawImage(box.translated(-QPointF(frame.topLeft())), plane)
    painter.drawImage(frame.topLeft(), sheet)


def pixel_box(box: QRectF, y: float, x: float, side: int = 64, wide: float = 1.0) -> QRectF:
    """Where the pixel in row y and column x (or a patch so wide that begins there) is drawn."""
    unit = box.width() / side
    return QRectF(box.left() + x * unit, box.top() + y * unit, wide * unit, wide * unit)


def pixel_at(box: QRectF, point: QPointF, side: int = 64) -> tuple[int, int]:
    """The pixel under a point, row and column, never outside the picture."""
    unit = box.width() / side
    y, x = int((point.y() - box.top()) // unit), int((point.x() - box.left()) // unit)
    return min(max(y, 0), side - 1), min(max(x, 0), side - 1)


def ring(painter: QPainter, box: QRectF, look: Look, role: str = "ink") -> None:
    """A frame with a halo, seen on any colour."""
    width = look.stroke
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(look.colour("halo"), 2.2 * width))
    painter.drawRect(box)
    painter.setPen(QPen(look.colour(role), width))
    painter.drawRect(box)
