"""The first half of the way: the photo is cropped, shrunk, taken apart into its colours, and flies to its column."""

from __future__ import annotations

import math

from PySide6.QtCore import QPointF, QRectF, Qt

from core.photo import crop_box
from gui.pictures.cat_door.table import paint_funnel, paint_table, rows_shown
from gui.pictures.cat_easel import CENTRE, CHANNELS, Easel, Spot
from gui.pictures.cat_flight import BINS, blocks, colours, column_image, fly
from gui.pictures.cat_plan import Plan, blend, fitted
from gui.pictures.pace import part
from gui.pictures.photo import add_light, channel_image, crisp, pixel_box, ring, smooth


def paint_photo(e: Easel, plan: Plan, t: float) -> None:
    """The original with the square that will be kept; then everything else goes."""
    photo = e.scene.seen.photo
    h, w = photo.pixels.shape[:2]
    left, top, right, _ = crop_box(w, h)
    room = plan.whole.adjusted(0, 0, 0, -(4.0 if _done(e) else 2.2) * plan.text)
    start = fitted(room, w, h)
    unit = start.width() / w
    kept = QRectF(start.x() + left * unit, start.y() + top * unit, (right - left) * unit, (right - left) * unit)
    now = blend(kept, plan.big, t)
    unit = now.width() / (right - left)
    all_of_it = QRectF(now.x() - left * unit, now.y() - top * unit, w * unit, h * unit)
    e.p.setOpacity(0.6 * (1 - part(t, 0.0, 0.7)))
    smooth(e.p, all_of_it, e.photo())
    e.p.setOpacity(1.0)
    smooth(e.p, now, e.photo(), QRectF(left, top, right - left, right - left))
    if (right - left) < max(w, h):
        ring(e.p, now, e.look, "accent")
    e.p.setOpacity(1 - t)
    below = QRectF(plan.inner.x(), start.bottom() + 0.3 * plan.text, plan.inner.width(), 1.5 * plan.text)
    e.text(below, _about(e), "body", "ink", CENTRE)
    below = QRectF(below.x(), below.bottom(), below.width(), plan.inner.bottom() - below.bottom())
    e.text(below, _done(e), "small", "faint", Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop, wrap=True)
    e.p.setOpacity(1.0)


def _about(e: Easel) -> str:
    """Size and format."""
    photo = e.scene.seen.photo
    return e.say("cat_door.label.about", width=photo.size[0], height=photo.size[1], format=photo.format)


def _done(e: Easel) -> str:
    """What was done to it at the door."""
    words = ""
    for note in e.scene.seen.photo.notes:
        if note != "cropped" and e.say.has(f"refusal.note_{note}"):
            more = e.say(f"refusal.note_{note}")
            words = e.say("cat_door.label.both", first=words, second=more) if words else more
    return words


def paint_crop(e: Easel, plan: Plan, t: float) -> None:
    """The square shrinks until one pixel of it is one of the screen's, and comes back in 64 x 64 blocks."""
    photo = e.scene.seen.photo
    h, w = photo.pixels.shape[:2]
    left, top, right, bottom = crop_box(w, h)
    if t < 0.5:
        box = _shrunk(plan.big, part(t, 0.0, 0.5))
        smooth(e.p, box, e.photo(), QRectF(left, top, right - left, bottom - top))
        e.p.setOpacity(1 - part(t, 0.0, 0.2))
        side = min(photo.size)
        _under(e, plan, e.say("cat_door.label.cropped", side=side))
    else:
        box = _shrunk(plan.big, 1 - part(t, 0.5, 1.0))
        crisp(e.p, box, e.square())
        e.p.setOpacity(part(t, 0.8, 1.0))
        _under(e, plan, e.say("cat_door.label.seen"))
    e.p.setOpacity(1.0)


def _shrunk(big: QRectF, u: float) -> QRectF:
    """Between its full size and 64 screen pixels, in equal ratios."""
    side = math.exp(math.log(big.width()) * (1 - u) + math.log(64.0) * u)
    box = QRectF(0, 0, side, side)
    box.moveCenter(big.center())
    return box


def _under(e: Easel, plan: Plan, words: str) -> None:
    box = QRectF(plan.inner.x(), plan.big.bottom() + 0.1 * plan.text, plan.inner.width(), 1.5 * plan.text)
    e.text(box, words, "body", "ink", CENTRE)


def paint_seen(e: Easel, plan: Plan, t: float) -> None:
    """What the model sees comes apart into its three colours, which are light: where they overlap they add up."""
    boxes = [blend(plan.big, plane, t) for plane in plan.planes]
    if t <= 0:
        crisp(e.p, plan.big, e.square())
        e.spots.append(Spot("pixel", plan.big))
    else:
        add_light(e.p, boxes, [e.plane(c) for c in range(3)])
    e.p.setOpacity(1 - part(t, 0.0, 0.2))
    _under(e, plan, e.say("cat_door.label.seen"))
    _mark(e, plan.big if t <= 0 else None)
    e.p.setOpacity(part(t, 0.7, 1.0))
    _name_planes(e, plan)
    e.p.setOpacity(1.0)


def _mark(e: Easel, box: QRectF | None, y: int | None = None) -> None:
    if box is not None:
        ring(e.p, pixel_box(box, e.pixel[0] if y is None else y, e.pixel[1]), e.look)


def _name_planes(e: Easel, plan: Plan) -> None:
    arrival = e.scene.seen
    for c, plane in enumerate(plan.planes):
        above = QRectF(plane.x(), plane.y() - 1.5 * plan.text, plane.width(), 1.5 * plan.text)
        e.text(above, e.say(f"cat_door.label.{CHANNELS[c]}"), "body", CHANNELS[c], CENTRE, bold=True)
        below = QRectF(plane.x(), plane.bottom(), plane.width(), 1.5 * plan.text)
        y, x = e.pixel[:2]
        value = int(arrival.square[y, x, c])
        words = (e.say(f"cat_door.label.{key}", y=y, x=x, value=value) for key in ("at", "at_short"))
        e.text(below, e.first_fitting(below.width(), "body", *words), "body", "ink", CENTRE)


def paint_colours(e: Easel, plan: Plan, t: float) -> None:
    """Every pixel flies to its row."""
    square = e.scene.seen.square
    if t <= 0:
        for c, plane in enumerate(plan.planes):
            crisp(e.p, plane, e.plane(c))
            e.spots.append(Spot("pixel", plane, c))
            _mark(e, plane)
    else:
        flight = fly(part(t, 0.0, 0.9), plan.planes, plan.column)
        for c, plane in enumerate(plan.planes):
            e.p.setOpacity(0.12 * (1 - part(t, 0.5, 0.8)))
            crisp(e.p, plane, e.plane(c))
            e.p.setOpacity(1.0)
            if flight.waiting.any():
                crisp(e.p, plane, channel_image(square, c, flight.waiting[c]))
        e.p.setOpacity(part(t, 0.0, 0.15))
        e.frame_round(plan.column.adjusted(-1, -1, 1, 1))
        e.p.setOpacity(1.0)
        smooth(e.p, plan.column, column_image(square, flight.landed))
        of = e.kept(("flying",), lambda: colours(square))
        if flight.flying.size:
            e.p.drawImage(QPointF(0, 0), blocks(flight, of, math.ceil(e.area.width()), math.ceil(e.area.height())))
    e.p.setOpacity(1 - part(t, 0.0, 0.15))
    _name_planes(e, plan)
    seen = part(t, 0.6, 0.95)
    if seen > 0:
        _beside_column(e, plan, seen, part(t, 0.8, 1.0))
    e.p.setOpacity(1.0)


def _beside_column(e: Easel, plan: Plan, seen: float, table: float) -> None:
    """The square, the magnifier, and what is above the column."""
    e.p.setOpacity(seen)
    crisp(e.p, plan.seen, e.square())
    e.p.setOpacity(table)
    paint_funnel(e, plan.table, plan.column, rows_shown(e, plan.table))
    _mark(e, plan.seen)
    paint_table(e, plan.table, products=False)
    name_column(e, plan.column, "x", plan.text)
    under = QRectF(plan.column.right() - 9 * plan.text, plan.column.bottom(), 9.5 * plan.text, 1.5 * plan.text)
    e.text(under, e.say("cat_door.label.shape"), "small", "faint", Qt.AlignmentFlag.AlignRight)


def name_column(e: Easel, column: QRectF, name: str, text: float) -> None:
    """The letter over a column."""
    above = QRectF(column.center().x() - 2 * text, column.top() - 1.6 * text, 4 * text, 1.5 * text)
    role = {"x": "x", "w": "w"}.get(name, "ink")
    e.text(above, e.say(f"cat_door.label.{name}"), "title", role, CENTRE, maths=True, scale=0.8)


def paint_column_picture(e: Easel, box: QRectF) -> None:
    """x, complete."""
    square = e.scene.seen.square
    image = e.kept(("column", BINS), lambda: column_image(square))
    smooth(e.p, box, image)
    e.spots.append(Spot("column", box))
