"""Why the model says so: its weights as a picture, what every pixel adds, what hiding a patch does to the answer."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QLinearGradient

from core.cat import Hidden, Verdict
from gui.figures import percent
from gui.language import MINUS
from gui.pictures.cat_door.answer import bar_point
from gui.pictures.cat_door.sum import paint_chart, products, weights_map
from gui.pictures.cat_door.table import signed
from gui.pictures.cat_easel import CENTRE, CHANNELS, LEFT, RIGHT, Easel, Spot
from gui.pictures.cat_plan import Plan
from gui.pictures.cat_scene import patch_of, patches_of
from gui.pictures.photo import crisp, pixel_box, rgb_image, ring


def paint_weights(e: Easel, area: Plan) -> None:
    """w, its three colours added, and each colour by itself."""
    text, inner, gap = area.text, area.inner, area.gap
    tall = inner.height() - 5.2 * text  # of the large map; two small ones with their words are as tall
    little = min((tall - 3.4 * text) / 2, (inner.width() - 3 * gap) / 4.4)
    side = 2 * little + 3.4 * text
    left = inner.x() + (inner.width() - side - 2 * little - 3 * gap) / 2
    big = QRectF(left, inner.y() + 1.7 * text, side, side)
    weights, (y, x, _) = e.weights(), e.pixel
    _map(e, big, weights_map(e), ("w_all", "w"), float(weights[y, x].sum()))
    e.lit(big, "w")
    legend_of_parts(e, QRectF(big.x(), big.bottom() + 1.75 * text, side, 1.4 * text))
    seen = QRectF(big.right() + 2 * gap, big.top(), little, little)
    _map(e, seen, e.square(), ("picture", "picture_short"), None)
    for c, channel in enumerate(CHANNELS):
        box = seen.translated((little + gap) * ((c + 1) % 2), (little + 3.4 * text) * ((c + 1) // 2))
        image = e.signed(f"w{c}", lambda c=c: weights[..., c])  # type: ignore[misc]
        _map(e, box, image, (f"w_{channel}", channel), float(weights[y, x, c]), channel)
        e.lit(box, channel)


def _map(e: Easel, box: QRectF, image: object, names: tuple[str, str], value: float | None, role: str = "ink") -> None:
    """A picture with its name above, the pixel in focus marked, and that pixel's number beneath."""
    text = e.px()
    crisp(e.p, box, image)  # type: ignore[arg-type]
    e.frame_round(box)
    ring(e.p, pixel_box(box, *e.pixel[:2]), e.look)
    e.spots.append(Spot("pixel", box))
    above = QRectF(box.x(), box.y() - 1.55 * text, box.width(), 1.5 * text)
    words = e.first_fitting(box.width(), "body", *(e.say(f"cat_door.label.{name}") for name in names))
    e.text(above, words, "body", role, LEFT, bold=role != "ink")
    if value is not None:
        under = QRectF(box.x(), box.bottom() + 0.1 * text, box.width(), 1.5 * text)
        e.text(under, _here(e, under.width(), signed(value, 5)), "small", "plus" if value > 0 else "minus", LEFT)


def _here(e: Easel, width: float, value: str) -> str:
    """The number of the pixel in focus and where that is, if there is room to say it."""
    y, x, _ = e.pixel
    words = (e.say(f"cat_door.label.{key}", y=y, x=x, value=value) for key in ("here", "here_short"))
    return e.first_fitting(width, "small", *words, value)


def legend(e: Easel, box: QRectF, less: str, more: str) -> None:
    """From minus over nothing to plus, and what each of them means."""
    text = e.px()
    line = QRectF(box.x(), box.y(), box.width(), 0.5 * text)
    shade = QLinearGradient(line.topLeft(), line.topRight())
    for stop, role in ((0.0, "minus"), (0.5, "raised"), (1.0, "plus")):
        shade.setColorAt(stop, e.look.colour(role))
    e.p.setPen(e.look.pen("line", 1))
    e.p.setBrush(shade)
    e.p.drawRect(line)
    half = QRectF(box.x(), line.bottom() + 0.1 * text, box.width() * 0.49, 1.3 * text)
    e.text(half, f"{MINUS} {less}", "small", "minus", LEFT)
    e.text(half.translated(box.width() * 0.51, 0), f"{more} +", "small", "plus", RIGHT)


def legend_of_parts(e: Easel, box: QRectF) -> None:
    """The legend of weights and of what pixels add."""
    legend(e, box, e.say("cat_door.label.against"), e.say("cat_door.label.for"))


def paint_adds(e: Easel, area: Plan, upto: float) -> None:
    """What every pixel adds, and the sum of it all, tile by tile."""
    against = e.frame.params.against
    total, text = e.scene.sum_against(against), area.text
    box = area.tiles
    moved = QRectF(box.x(), area.inner.bottom() - box.height() - 3.4 * text, box.width(), box.height())
    here = QRectF(moved.x(), area.inner.top(), 0.36 * box.width(), moved.top() - area.inner.top() - 1.8 * text)
    crisp(e.p, moved, products(e, against))
    e.frame_round(moved)
    e.spots.append(Spot("pixel", moved))
    y, x, _ = e.pixel
    value = float(total.parts[y, x].sum())
    head = QRectF(moved.x(), moved.y() - 1.6 * text, moved.width(), 1.5 * text)
    e.text(head, e.say(f"cat_door.label.adds_{against}"), "body", "ink", LEFT, bold=True)
    under = QRectF(moved.x(), moved.bottom() + 0.1 * text, moved.width(), 1.5 * text)
    e.text(under, _here(e, under.width(), signed(value, 4)), "small", "plus" if value > 0 else "minus", LEFT)
    legend_of_parts(e, QRectF(moved.x(), under.bottom() + 0.1 * text, moved.width(), 1.5 * text))
    _pair(e, here, against)
    paint_chart(e, replace(area, tiles=moved), total, upto, against)
    ring(e.p, pixel_box(moved, y, x), e.look)


def _pair(e: Easel, here: QRectF, against: str) -> None:
    """The picture, and what it is compared with."""
    text = e.px()
    names = e.say("cat_door.label.picture"), e.say(f"cat_door.label.pair_{against}")
    side = min(here.height() - 1.4 * text, here.width())
    if side < 24:
        return
    box = QRectF(here.x(), here.y(), side, side)
    crisp(e.p, box, e.square())
    e.spots.append(Spot("pixel", box))
    ring(e.p, pixel_box(box, *e.pixel[:2]), e.look)
    wide = max(side + 2 * text, e.width_of(names[0], "small") + 0.8 * text)  # from one to the other
    e.text(QRectF(box.right(), box.y(), wide - side, side), MINUS, "title", "ink", CENTRE)
    other = box.translated(wide, 0)
    if against == "average":
        crisp(e.p, other, e.average())
    else:
        crisp(e.p, other, e.kept(("nothing",), lambda: rgb_image(np.zeros((1, 1, 3), np.uint8))))
    e.frame_round(other)
    for at, name in zip((box, other), names, strict=True):
        e.text(QRectF(at.x(), at.bottom(), e.width_of(name, "small") + 2, 1.4 * text), name, "small", "faint", LEFT)


@dataclass(frozen=True)
class HidePlan:
    """Where the picture with the patch, the map of all patches and the answers stand."""

    picture: QRectF
    map: QRectF
    answers: QRectF


def hide_plan(area: Plan) -> HidePlan:
    """Two squares side by side, the answers beneath."""
    text, inner = area.text, area.inner
    foot = 6.6 * text
    side = min(inner.height() - foot - 1.7 * text, (inner.width() - 2 * area.gap) / 2)
    left = inner.x() + (inner.width() - 2 * side - 2 * area.gap) / 2
    picture = QRectF(left, inner.y() + 1.7 * text, side, side)
    beside = picture.translated(side + 2 * area.gap, 0)
    wide = max(2 * side + 2 * area.gap, min(inner.width(), 30 * text))  # small squares must not squeeze the bars
    answers = QRectF(inner.center().x() - wide / 2, picture.bottom() + 0.2 * text, wide, foot)
    return HidePlan(picture, beside, answers)


def paint_hide(e: Easel, area: Plan) -> None:
    """The patch over the picture, the map of all patches, and the answer with and without it."""
    boxes, text, hidden = hide_plan(area), area.text, patches_of(e.frame)
    row, column, along = patch_of(e.frame, hidden.z.shape[0])
    y, x = float(row * hidden.stride), along * hidden.stride
    crisp(e.p, boxes.picture, e.square())
    cover = pixel_box(boxes.picture, y, x, 64, hidden.patch)
    unit = 64 / boxes.picture.width()
    source = QRectF(
        (cover.x() - boxes.picture.x()) * unit, (cover.y() - boxes.picture.y()) * unit, hidden.patch, hidden.patch
    )
    e.p.drawImage(cover, e.average(), source)
    ring(e.p, cover, e.look, "accent")
    e.spots.append(Spot("patch", boxes.picture))
    above = QRectF(boxes.picture.x(), boxes.picture.y() - 1.6 * text, boxes.picture.width(), 1.5 * text)
    e.text(above, e.say("cat_door.label.drag_patch"), "body", "ink", LEFT, bold=True)
    _paint_map(e, boxes.map, hidden, row, column)
    _paint_answers(e, boxes.answers, hidden, row, column)


def _paint_map(e: Easel, box: QRectF, hidden: Hidden, y: int, x: int) -> None:
    """By how much each patch, hidden, changes the probability; a cell stands where the middle of its patch does."""
    text, n = e.px(), hidden.probability.shape[0]
    above = QRectF(box.x(), box.y() - 1.6 * text, box.width(), 1.5 * text)
    e.text(above, e.say("cat_door.label.all_patches"), "body", "ink", LEFT, bold=True)
    e.p.fillRect(box, e.look.colour("panel"))
    edge = (hidden.patch - hidden.stride) / 2 * box.width() / 64
    field = QRectF(
        box.x() + edge, box.y() + edge, n * hidden.stride * box.width() / 64, n * hidden.stride * box.width() / 64
    )
    known = int(np.isfinite(hidden.probability).sum())
    if known:
        crisp(e.p, field, e.signed(f"hide{hidden.patch} {known}", lambda: hidden.probability))
    e.frame_round(box)
    e.spots.append(Spot("stop", field, n))
    cell = pixel_box(field, y, x, n)
    ring(e.p, cell, e.look, "accent")
    change = np.nan_to_num(hidden.probability)
    for sign, index in ((1, int(np.argmax(change))), (-1, int(np.argmin(change)))):
        row, column = divmod(index, n)
        if change[row, column] * sign > 0:
            at = QPointF(field.x() + (column + 0.5) * field.width() / n, field.y() + (row + 0.5) * field.height() / n)
            e.haloed(at, "+" if sign > 0 else MINUS, "title", "plus" if sign > 0 else "minus")


def _paint_answers(e: Easel, box: QRectF, hidden: Hidden, y: int, x: int) -> None:
    """The probability without and with the patch, one under the other on the same scale."""
    text, answer = e.px(), e.scene.verdict
    change = float(hidden.probability[y, x])
    names = max(e.width_of(e.say(f"cat_door.label.{key}")) for key in ("as_it_is", "patch_hidden")) + text
    for row, (key, value) in enumerate(
        (("as_it_is", answer.probability), ("patch_hidden", answer.probability + change))
    ):
        line = QRectF(box.x(), box.y() + 0.2 * text + row * 1.9 * text, box.width(), 1.8 * text)
        e.text(QRectF(line.x(), line.y(), names, line.height()), e.say(f"cat_door.label.{key}"), "body", "ink", LEFT)
        track = QRectF(line.x() + names, line.y() + 0.45 * text, line.width() - names - 9 * text, 0.9 * text)
        if not np.isfinite(value):  # the network has not yet come to it
            e.text(track, e.say("cat_door.label.waiting"), "small", "faint", LEFT)
            continue
        _probability(e, track, value, answer)
        words = percent(value) + (f"  ({signed(100 * change, 1)})" if row else "")
        e.text(QRectF(track.right() + 0.7 * text, line.y(), 8.3 * text, line.height()), words, "body", "ink", LEFT,
               maths=True)  # fmt: skip
    low = QRectF(box.x(), box.y() + 4.5 * text, box.width(), 1.6 * text)
    legend(e, low, e.say("cat_door.label.hidden_less"), e.say("cat_door.label.hidden_more"))


def _probability(e: Easel, track: QRectF, value: float, answer: Verdict) -> None:
    e.p.setPen(Qt.PenStyle.NoPen)
    e.p.setBrush(e.look.colour("grid"))
    e.p.drawRoundedRect(track, track.height() / 2, track.height() / 2)
    at, cat = bar_point(track, value), value > 0.5
    half = bar_point(track, 0.5)
    e.p.setBrush(e.look.colour("one" if cat else "zero", 0.75))
    e.p.drawRect(QRectF(QPointF(min(at.x(), half.x()), track.top()), QPointF(max(at.x(), half.x()), track.bottom())))
    e.line(half - QPointF(0, 0.8 * track.height()), half + QPointF(0, 0.8 * track.height()), "ink", 0.6)
    e.line(bar_point(track, answer.probability) - QPointF(0, 0.5 * track.height()),
           bar_point(track, answer.probability) + QPointF(0, 0.5 * track.height()), "faint", 0.6)  # fmt: skip
    e.dot(at, "one" if cat else "zero", 0.42 * e.px(), square=not cat)
