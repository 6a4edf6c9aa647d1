"""The way through a network: what the first layer answers, what deeper ones answer, and how z comes of the last.

Every map shows the place of the pixel in focus; the map in focus says its number there.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QImage

from core.plan import Conv
from gui.figures import fixed
from gui.pictures.cat_door.answer import TOP
from gui.pictures.cat_door.parts import by_features, paint_ladder
from gui.pictures.cat_door.verdict import Curve
from gui.pictures.cat_easel import CENTRE, LEFT, Easel, Spot
from gui.pictures.cat_plan import Plan, blend
from gui.pictures.cat_scene import deeper
from gui.pictures.pace import part
from gui.pictures.photo import crisp, pixel_box, rgb_image, ring, scale_of, signed_image

MOST = 32  # filters that are shown
A_ROW = 6  # maps of a deeper layer
LAYERS = 4  # deeper layers
UNITS = 12  # hidden neurons whose weights are shown as pictures


@dataclass(frozen=True)
class Map:
    """The map in focus: its layer, which of its maps, and the place."""

    layer: int
    which: int
    y: int
    x: int
    value: float


def map_in_focus(e: Easel, usual: tuple[int, int]) -> Map:
    """The map under the pointer, or else the usual one; and its number at the pixel in focus."""
    layers = e.scene.seen_by.layers
    words = e.frame.view.focus.split()
    layer, which = (int(words[1]), int(words[2])) if len(words) == 6 and words[0] == "map" else usual
    if not (0 <= layer < len(layers) and layers[layer].ndim == 3 and which < layers[layer].shape[2]):
        layer, which = usual
    maps = layers[layer]
    y, x = e.pixel[0] * maps.shape[0] // 64, e.pixel[1] * maps.shape[1] // 64
    return Map(layer, which, y, x, float(maps[y, x, which]))


def loudest(maps: NDArray[Any], many: int) -> list[int]:
    """The maps that answer most to this picture, the loudest first."""
    return [int(k) for k in np.argsort(-np.maximum(maps, 0).mean(axis=(0, 1)), kind="stable")[:many]]


def filter_picture(weights: NDArray[Any]) -> QImage:
    """(k, k, 3) weights as colours round a middle grey, each filter by its own scale."""
    most = float(np.abs(weights).max()) or 1.0
    return rgb_image(np.rint(127.5 + 127.5 * weights / most).astype(np.uint8))


def answers_picture(e: Easel, layer: int, k: int) -> QImage:
    """One map of one layer, from nothing (ground) to its largest answer; scaled by itself."""
    maps = e.scene.seen_by.layers[layer]

    def make() -> QImage:
        one = maps[..., k]
        return signed_image(one, scale_of(one), e.shades())

    return e.kept(("map", layer, k), make)


def grid(box: QRectF, n: int, wide: float, tall: float) -> tuple[list[QRectF], float]:
    """n cells of `wide` x `tall` units in rows, as large as they can be; and the size of a unit."""
    best = (0.0, 1)
    for columns in range(1, n + 1):
        rows = -(-n // columns)
        best = max(best, (min(box.width() / (columns * wide), box.height() / (rows * tall)), columns))
    unit, columns = best
    rows = -(-n // columns)
    left = box.x() + (box.width() - columns * wide * unit) / 2
    top = box.y() + (box.height() - rows * tall * unit) / 2
    cells = [QRectF(left + (k % columns) * wide * unit, top + (k // columns) * tall * unit, wide * unit, tall * unit)
             for k in range(n)]  # fmt: skip
    return cells, unit


def seen_beside(area: Plan) -> QRectF:
    """Where the picture stands beside what a layer answers."""
    side = min(0.24 * area.inner.width(), 0.55 * area.inner.height())
    return QRectF(area.inner.x(), area.inner.y() + 1.7 * area.text, side, side)


def paint_seen_beside(e: Easel, area: Plan, t: float, patch: float = 0.0) -> None:
    """The picture (on its way from the last station), and the part of it that the place in focus looks at."""
    box = blend(area.big, seen_beside(area), t)
    crisp(e.p, box, e.square())
    e.spots.append(Spot("pixel", box))
    if patch and t >= 1:
        y, x = e.pixel[:2]
        e.p.save()
        e.p.setClipRect(box)
        ring(e.p, pixel_box(box, y + 0.5 - patch / 2, x + 0.5 - patch / 2, 64, patch), e.look, "accent")
        e.p.restore()


def paint_filters(e: Easel, area: Plan, t: float) -> None:
    """Every filter of the first layer beside its answers. t: how far the picture has come."""
    net, text = e.scene.net, area.text
    first = net.network.plan[0]
    paint_seen_beside(e, area, part(t, 0.0, 0.6), first.k if isinstance(first, Conv) else 0.0)
    e.p.setOpacity(part(t, 0.3, 1.0))
    maps, side = e.scene.seen_by.layers[0], seen_beside(area)
    shown = sorted(loudest(maps, MOST))
    left = side.right() + 1.2 * area.gap
    field = QRectF(left, area.inner.y() + 1.7 * text, area.inner.right() - left, area.inner.height() - 1.7 * text)
    names = (
        e.say(f"cat_door.label.{key}", n=maps.shape[2], size=maps.shape[0]) for key in ("filters", "filters_short")
    )
    words = e.first_fitting(field.width(), "body", *names)
    e.text(QRectF(left, area.inner.y(), field.width(), 1.6 * text), words, "body", "ink", LEFT, bold=True)
    here = map_in_focus(e, (0, loudest(maps, 1)[0]))
    cells, unit = grid(field, len(shown), 1.62, 1.14)
    for k, cell in zip(shown, cells, strict=True):
        little = QRectF(cell.x(), cell.y() + 0.29 * unit, 0.42 * unit, 0.42 * unit)
        crisp(e.p, little, e.kept(("filter", k), lambda k=k: filter_picture(net.filters[k])))  # type: ignore[misc]
        e.frame_round(little)
        _paint_map(e, QRectF(cell.x() + 0.5 * unit, cell.y(), unit, unit), 0, k, here)
    under = QRectF(side.x(), side.bottom() + 0.4 * text, side.width(), area.inner.bottom() - side.bottom() - 0.4 * text)
    _reading(e, under, here)
    e.p.setOpacity(1.0)


def _paint_map(e: Easel, box: QRectF, layer: int, k: int, here: Map) -> None:
    """One map, the place of the pixel in focus, and a frame if it is the map in focus."""
    side = e.scene.seen_by.layers[layer].shape[0]
    crisp(e.p, box, answers_picture(e, layer, k))
    if (layer, k) == (here.layer, here.which):
        e.frame_round(box, "accent", 2.0)
        ring(e.p, pixel_box(box, here.y, here.x, side), e.look, "accent")
    else:
        e.frame_round(box)
    e.spots.append(Spot("map", box, symbol=f"{layer} {k}", side=side))


def _reading(e: Easel, box: QRectF, here: Map) -> None:
    """What the map in focus says at the pixel in focus."""
    words = e.say("cat_door.label.map_says", layer=here.layer + 1, k=here.which + 1, y=here.y, x=here.x,
                  value=fixed(here.value, 3))  # fmt: skip
    e.text(box, words, "body", "ink", TOP, wrap=True)


def paint_deeper(e: Easel, area: Plan, t: float) -> None:
    """A selection of the layers between, and of each the maps (or neurons) that answer most."""
    e.p.setOpacity(part(t, 0.0, 0.5))
    layers, text = e.scene.seen_by.layers, area.text
    paint_seen_beside(e, area, 1.0)
    some = deeper(e.scene.net)
    maps = [i for i in some if layers[i].ndim == 3]
    chosen = [maps[round(k)] for k in np.linspace(0, len(maps) - 1, min(LAYERS, len(maps)))] if maps else list(some)
    side = seen_beside(area)
    left = side.right() + 1.2 * area.gap
    field = QRectF(left, area.inner.y(), area.inner.right() - left, area.inner.height())
    tall = field.height() / len(chosen)
    usual = (chosen[0], loudest(layers[chosen[0]], 1)[0]) if maps else (0, 0)
    here = map_in_focus(e, usual) if maps else None
    for row, i in enumerate(chosen):
        line = QRectF(field.x(), field.y() + row * tall, field.width(), tall)
        head = QRectF(line.x(), line.y(), line.width(), 1.5 * text)
        below = QRectF(line.x(), head.bottom() + 0.1 * text, line.width(), tall - 2.0 * text)
        if here is not None:
            shape = layers[i].shape
            words = e.say("cat_door.label.layer_maps", k=i + 1, n=shape[2], size=shape[0])
            e.text(head, words, "small", "faint", LEFT)
            _row_of_maps(e, below, i, here)
        else:
            words = e.say("cat_door.label.layer_units", k=i + 1, n=layers[i].size)
            e.text(head, words, "small", "faint", LEFT)
            paint_strip(e, QRectF(below.x(), below.y(), below.width(), min(below.height(), 9 * text)), layers[i], "a")
    if here is not None:
        under = QRectF(side.x(), side.bottom() + 0.4 * text, side.width(), area.inner.bottom() - side.bottom())
        _reading(e, under, here)
    e.p.setOpacity(1.0)


def _row_of_maps(e: Easel, box: QRectF, layer: int, here: Map) -> None:
    """As many of the loudest maps as fit in a row."""
    side = min(box.height(), box.width() / 4)
    gap = 0.12 * side
    many = max(1, min(2 * A_ROW, int((box.width() + gap) / (side + gap))))
    for k, which in enumerate(loudest(e.scene.seen_by.layers[layer], many)):
        _paint_map(e, QRectF(box.x() + k * (side + gap), box.y(), side, side), layer, which, here)


def paint_strip(e: Easel, box: QRectF, values: NDArray[Any], role: str = "") -> None:
    """Many numbers as thin bars from a line of zero; coloured by their sign if no role is given."""
    numbers = np.asarray(values, np.float64).ravel()
    low, high = min(0.0, float(numbers.min())), max(0.0, float(numbers.max()))
    span = (high - low) or 1.0
    zero = box.bottom() - box.height() * (0 - low) / span
    wide = box.width() / len(numbers)
    e.p.setPen(Qt.PenStyle.NoPen)
    for positive in (True, False):  # all of one sign at once: there may be hundreds
        bars = [
            QRectF(box.x() + k * wide, zero - max(value, 0.0) / span * box.height(), max(0.8 * wide, 1.0),
                   abs(value) / span * box.height())
            for k, value in enumerate(numbers.tolist()) if value and (value > 0) is positive
        ]  # fmt: skip
        e.p.setBrush(e.look.colour(role or ("plus" if positive else "minus")))
        e.p.drawRects(bars)
    e.line(QPointF(box.left(), zero), QPointF(box.right(), zero), "faint", 0.5)


def paint_units(e: Easel, area: Plan, t: float) -> None:
    """The weights of some hidden neurons as pictures, and what each answers."""
    text = area.text
    paint_seen_beside(e, area, part(t, 0.0, 0.6))
    e.p.setOpacity(part(t, 0.3, 1.0))
    answers, side = e.scene.seen_by.layers[0], seen_beside(area)
    shown = [int(k) for k in np.argsort(-answers, kind="stable")[:UNITS]]
    left = side.right() + 1.2 * area.gap
    field = QRectF(left, area.inner.y() + 1.7 * text, area.inner.right() - left, area.inner.height() - 1.7 * text)
    names = (e.say(f"cat_door.label.{key}", n=len(answers), shown=len(shown)) for key in ("units", "units_short"))
    words = e.first_fitting(0.94 * field.width(), "body", *names)
    e.text(QRectF(left, area.inner.y(), field.width(), 1.6 * text), words, "body", "ink", LEFT, bold=True)
    tall = 1.14 + 1.5 * text / 100
    cells, unit = grid(field, len(shown), 1.12, tall)
    for k, cell in zip(shown, cells, strict=True):
        box = QRectF(cell.x(), cell.y(), unit, unit)
        crisp(e.p, box, unit_picture(e, k))
        e.frame_round(box)
        ring(e.p, pixel_box(box, *e.pixel[:2]), e.look)
        e.spots.append(Spot("pixel", box))
        under = QRectF(box.x(), box.bottom(), box.width(), min(1.5 * text, cell.bottom() - box.bottom()))
        e.text(under, f"a ≈ {fixed(float(answers[k]), 2)}", "small", "a", CENTRE, maths=True)
    under = QRectF(side.x(), side.bottom() + 0.4 * text, side.width(), area.inner.bottom() - side.bottom())
    silent = int(np.sum(answers <= 0))
    e.text(under, e.say("cat_door.label.silent", silent=silent, n=len(answers)), "body", "ink",
           TOP, wrap=True)  # fmt: skip
    e.p.setOpacity(1.0)


def unit_picture(e: Easel, k: int) -> QImage:
    """The weights of a hidden neuron, the three colours of a pixel added."""
    return e.signed(f"unit{k}", lambda: filters(e)[k].sum(axis=2))


def filters(e: Easel) -> NDArray[Any]:
    """The first layer's weights as pictures, worked out once."""
    return e.kept(("filters",), lambda: e.scene.net.filters)


def paint_parts(e: Easel, area: Plan, t: float, come: float = 1.0) -> None:
    """The features times the weights of the last layer; the strongest one by one; all of them and b are z."""
    study, text, inner = e.scene.seen_by, area.text, area.inner
    e.p.setOpacity(come * (1 - part(t, 0.0, 0.35)))
    if t < 0.35:
        upper = QRectF(inner.x(), inner.y(), inner.width(), 0.30 * inner.height())
        names = (("f", study.features, "a"), ("w_last", study.w, ""), ("fw", study.parts, ""))
        gap = 1.2 * area.gap
        wide = (upper.width() - 2 * gap) / 3
        for k, (name, values, role) in enumerate(names):
            box = QRectF(upper.x() + k * (wide + gap), upper.y(), wide, upper.height())
            e.text(QRectF(box.x(), box.y(), wide, 1.5 * text), e.say(f"cat_door.label.{name}", n=len(values)), "small",
                   "ink", LEFT)  # fmt: skip
            paint_strip(e, box.adjusted(0, 1.7 * text, 0, 0), values, role)
        e.text(QRectF(inner.x(), upper.bottom() + 0.6 * text, inner.width(), 1.6 * text),
               e.say("cat_door.label.strongest"), "body", "ink", LEFT, bold=True)  # fmt: skip
        top = upper.bottom() + 2.4 * text
        lower = QRectF(inner.x(), top, inner.width(), inner.bottom() - top)
        paint_ladder(e, lower, by_features(study), float("inf"))
    e.p.setOpacity(1.0)
    if t > 0:
        e.p.setOpacity(part(t, 0.25, 0.6))
        crisp(e.p, area.small, e.square())
        curve = Curve(e, area.sigma)
        curve.ground()
        curve.reading(None, 1.0, part(t, 0.55, 0.8), part(t, 0.8, 1.0))
        e.p.setOpacity(1.0)
