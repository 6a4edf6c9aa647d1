"""Why a network says so: what its first layer looks for, and which places or features of a picture speak for a cat."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage

from core.plan import Conv
from core.strange import LUMA
from gui.pictures.cat_door.answer import TOP
from gui.pictures.cat_door.net import MOST, filter_picture, filters, grid, paint_strip, unit_picture
from gui.pictures.cat_door.parts import ladder, paint_ladder, strongest
from gui.pictures.cat_door.table import signed
from gui.pictures.cat_door.why import legend_of_parts
from gui.pictures.cat_easel import CENTRE, LEFT, Easel, Spot
from gui.pictures.cat_plan import Plan
from gui.pictures.cat_scene import parts_added
from gui.pictures.photo import argb_image, crisp, pixel_box, rgb_image, ring, scale_of, signed_image, smooth

UNDER = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop
MANY = 24  # hidden neurons whose weights are shown
SEE_THROUGH = 0.72  # the map hides no more of the picture than this


def paint_weights(e: Easel, area: Plan) -> None:
    """The first layer's weights as pictures: filters, or one picture of weights a neuron."""
    if isinstance(e.scene.net.network.plan[0], Conv):
        _filters(e, area)
    elif "W" in e.scene.net.network.layers[0]:
        _units(e, area)


def filter_in_focus(e: Easel) -> tuple[int, int, int]:
    """The filter under the pointer and the place in it; else the middle of the first."""
    words, looks = e.frame.view.focus.split(), filters(e)
    if len(words) == 5 and words[0] == "filter" and int(words[1]) < len(looks):
        return int(words[1]), int(words[2]), int(words[3])
    return 0, looks.shape[1] // 2, looks.shape[1] // 2


def _filters(e: Easel, area: Plan) -> None:
    looks, text = filters(e), area.text
    n, side = min(len(looks), MOST), looks.shape[1]
    field = area.inner.adjusted(0, 0.4 * text, 0, -5.2 * text)
    cells, unit = grid(field, n, 1.14, 1.14)
    which, y, x = filter_in_focus(e)
    for k, cell in enumerate(cells):
        box = QRectF(cell.x() + 0.07 * unit, cell.y() + 0.07 * unit, unit, unit)
        crisp(e.p, box, e.kept(("filter", k), lambda k=k: filter_picture(looks[k])))  # type: ignore[misc]
        e.frame_round(box, "accent" if k == which else "line", 2.0 if k == which else 0.6)
        if k == which:
            ring(e.p, pixel_box(box, y, x, side), e.look)
        e.spots.append(Spot("filter", box, symbol=f"{k}", side=side))
    red, green, blue = (signed(float(v), 3) for v in looks[which, y, x])
    under = QRectF(area.inner.x(), field.bottom() + 0.3 * text, area.inner.width(), 1.7 * text)
    words = e.say("cat_door.label.filter_here", k=which + 1, y=y, x=x, red=red, green=green, blue=blue)
    e.text(under, words, "body", "ink", CENTRE)
    below = QRectF(under.x(), under.y() + 1.9 * text, under.width(), 2.8 * text)
    e.text(below, e.say("cat_door.label.filters_mean"), "small", "faint", UNDER, wrap=True)


def _units(e: Easel, area: Plan) -> None:
    looks, text = filters(e), area.text
    shown = e.kept(("heaviest",), lambda: strongest(np.abs(looks).sum(axis=(1, 2, 3)), MANY))
    y, x, _ = e.pixel
    field = area.inner.adjusted(0, 1.8 * text, 0, -2.2 * text)
    keys = ("unit_weights", "unit_weights_short")
    names = (e.say(f"cat_door.label.{key}", n=len(looks), shown=len(shown), y=y, x=x) for key in keys)
    words = e.first_fitting(0.94 * field.width(), "body", *names)
    e.text(QRectF(field.x(), area.inner.y(), field.width(), 1.6 * text), words, "body", "ink", LEFT, bold=True)
    cells, unit = grid(field, len(shown), 1.1, 1.1 + 1.4 * text / max(60.0, field.width() / 8))
    for k, cell in zip(shown, cells, strict=True):
        box = QRectF(cell.x() + 0.05 * unit, cell.y(), unit, unit)
        crisp(e.p, box, unit_picture(e, k))
        e.frame_round(box)
        ring(e.p, pixel_box(box, y, x), e.look)
        e.spots.append(Spot("pixel", box))
        value = float(looks[k, y, x].sum())
        under = QRectF(box.x(), box.bottom(), box.width(), min(1.4 * text, cell.bottom() - box.bottom()))
        e.text(under, signed(value, 3), "small", "plus" if value > 0 else "minus", CENTRE, maths=True)
    legend_of_parts(e, QRectF(field.x(), field.bottom() + 0.2 * text, min(field.width(), 30 * text), 1.9 * text))


def paint_adds(e: Easel, area: Plan) -> None:
    """What adds up to z: the places of the map, or the features."""
    parts, upto = ladder(e.scene), parts_added(e.frame)
    if e.scene.seen_by.map is None:
        _features(e, area)
        return
    text, inner = area.text, area.inner
    side = min(0.42 * inner.width(), inner.height() - 5.4 * text)
    box = QRectF(inner.x(), inner.y() + 1.8 * text, side, side)
    _paint_places(e, box, upto)
    legend_of_parts(e, QRectF(box.x(), box.bottom() + 1.9 * text, side, 1.6 * text))
    right = QRectF(box.right() + 2 * area.gap, inner.y() + 1.8 * text, 0, 0)
    right.setBottomRight(inner.bottomRight())
    head = QRectF(right.x(), inner.y(), right.width(), 1.6 * text)
    e.text(head, e.say("cat_door.label.rows_add"), "body", "ink", LEFT, bold=True)
    paint_ladder(e, right, parts, upto)


def _paint_places(e: Easel, box: QRectF, upto: float) -> None:
    """The map over the picture; the row that is being added; the number of the place in focus."""
    places, text = e.scene.seen_by.map, e.px()
    if places is None:
        return
    rows, columns = places.shape
    head = QRectF(box.x(), box.y() - 1.8 * text, box.width(), 1.6 * text)
    e.text(head, e.say("cat_door.label.places", rows=rows, columns=columns), "body", "ink", LEFT, bold=True)
    smooth(e.p, box, e.kept(("grey",), lambda: grey_picture(e)))
    smooth(e.p, box, map_picture(e))
    e.frame_round(box)
    e.spots.append(Spot("map", box, symbol="-1 0", side=rows))
    row = int(upto) if upto < rows else -1
    if row >= 0:
        ring(e.p, QRectF(box.x(), box.y() + row * box.height() / rows, box.width(), box.height() / rows), e.look)
    y, x = e.pixel[0] * rows // 64, e.pixel[1] * columns // 64
    ring(e.p, pixel_box(box, y, x, rows), e.look, "accent")
    value = float(places[y, x])
    under = QRectF(box.x(), box.bottom() + 0.2 * text, box.width(), 1.6 * text)
    told = {"y": y, "x": x, "value": signed(value, 2), "share": signed(value / places.size, 3)}
    both = (e.say(f"cat_door.label.{key}", **told) for key in ("place_says", "place_says_short"))
    e.text(under, e.first_fitting(under.width(), "small", *both), "small", "plus" if value > 0 else "minus", LEFT)


def grey_picture(e: Easel) -> QImage:
    """What the model sees without its colours, so that those of the map are its own."""
    light = np.rint(e.scene.seen.square @ LUMA).astype(np.uint8)
    return rgb_image(np.repeat(light[..., None], 3, axis=2))


def map_picture(e: Easel) -> QImage:
    """The map as colours; white and see-through where it says nothing, so that the picture shows there."""

    def make() -> QImage:
        places = e.scene.seen_by.map
        if places is None:
            raise LookupError("this network has no map")
        most = scale_of(places)
        image = signed_image(places, most, e.shades())
        h, w = places.shape
        colours = np.frombuffer(image.constBits(), np.uint32).reshape(h, image.bytesPerLine() // 4)[:, :w]
        alpha = np.rint(255 * np.clip(1.1 * np.abs(places) / most, 0, SEE_THROUGH)).astype(np.uint32)
        parts = [((colours >> np.uint32(s)) & np.uint32(255)) * alpha // 255 << np.uint32(s) for s in (16, 8, 0)]
        argb = (alpha << np.uint32(24)) | parts[0] | parts[1] | parts[2]
        return argb_image(argb.astype(np.uint32))

    return e.kept(("cam",), make)


def _features(e: Easel, area: Plan) -> None:
    """Without a map there are only the features: all of them as bars, and the strongest as stairs."""
    study, text, inner = e.scene.seen_by, area.text, area.inner
    side = min(0.3 * inner.width(), 0.5 * inner.height())
    box = QRectF(inner.x(), inner.y() + 1.8 * text, side, side)
    crisp(e.p, box, e.square())
    e.spots.append(Spot("pixel", box))
    e.text(QRectF(box.x(), inner.y(), side, 1.6 * text), e.say("cat_door.label.picture"), "body", "ink", LEFT)
    under = QRectF(box.x(), box.bottom() + 0.6 * text, side, 0.9 * (inner.bottom() - box.bottom()) - text)
    e.text(QRectF(under.x(), under.y(), side, 1.5 * text), e.say("cat_door.label.fw", n=len(study.parts)), "small",
           "ink", TOP)  # fmt: skip
    paint_strip(e, under.adjusted(0, 1.7 * text, 0, 0), study.parts)
    right = QRectF(box.right() + 2 * area.gap, inner.y() + 1.8 * text, 0, 0)
    right.setBottomRight(inner.bottomRight())
    e.text(QRectF(right.x(), inner.y(), right.width(), 1.6 * text), e.say("cat_door.label.strongest"), "body", "ink",
           LEFT, bold=True)  # fmt: skip
    paint_ladder(e, right, ladder(e.scene), parts_added(e.frame))
